"""PDFs in the window: pages drawn from memory, the state of their seal, and the ways out of the program.

What lives here: the page of a preview and its parts, its desk, printing, dragging.
May import: ui, workflow; pages come from the workflow's PdfPages, never from a PDF library.
Where the next such thing goes: a new way out is a button of preview_page.py and a method of preview_desk.py that goes
through HandingOut, so that the audit trail knows of it.
"""
