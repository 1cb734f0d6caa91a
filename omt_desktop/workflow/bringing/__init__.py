"""Bringing data along from another program: what comes in, how columns are read, and what is refused with its reason.

What lives here: the kinds of thing that can come in, the reading of cells, the plan that is shown before anything is
written. May import: domain and workflow. Reading files is exchange/bringing/, writing is storage's.
"""
