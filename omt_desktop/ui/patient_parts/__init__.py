"""The parts of a patient's form and of the page of one patient: sections that fold, lines, duplicates, joining records.

What lives here: widgets that show or take a piece of what is known of a patient; the form and the desk compose them.
May import: Qt, the other widgets of ui, domain and workflow; no store.
Where the next such thing goes: a new field is a line in contact_section or more_section; a new piece is a file here.
"""
