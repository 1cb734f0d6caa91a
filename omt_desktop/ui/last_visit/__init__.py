"""An earlier evaluation of the patient beside the one that is open.

What lives here: the panel that compares step by step (last_visit_panel.py), its row (course_row.py), and the two
panels in one place (beside_panel.py).
May import: ui, workflow, domain. What is compared is said by workflow/since_last_visit.py.
Where the next such thing goes: another thing to stand beside the step is a name in beside_panel.py.
"""
