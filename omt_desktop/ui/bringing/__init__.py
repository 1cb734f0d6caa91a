"""The page that brings data along from another program: a file, its columns, what would happen, and doing it.

What lives here: that page and its parts. May import: ui, workflow and domain; what happens is workflow/bringing's.
"""
