"""The papers of one patient: sealed reports and other documents to look at, and exports of what is recorded.

What lives here: the page, its desk, and the run of an export with progress and cancel.
May import: ui, workflow; what leaves the program goes through services.exports and services.handing_out.
Where the next such thing goes: a new form of export is an ExportKind with a line in papers_page.KINDS.
"""
