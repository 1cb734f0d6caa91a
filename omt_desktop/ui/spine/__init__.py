"""The spine step: the drawn spine, the shorthand line and the editor of one part, on one page.

What lives here: the widgets of that page, one to a file; spine_board.py places them and is the only one that
knows them all.
May import: PySide6, domain, workflow, and the parts of ui that are not pages; only spine_page.py knows StepPage.
Where the next such thing goes: a new kind of part gets an editor of its own and a line in part_panel.py.
"""
