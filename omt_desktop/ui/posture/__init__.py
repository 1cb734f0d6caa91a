"""The posture step: the three figures, and the editor of the landmark the hand is on.

What lives here: the widgets of that page, one to a file; posture_board.py places them and is the only one that knows
them all.
May import: PySide6, domain, workflow, and the parts of ui that are not pages; only posture_page.py knows StepPage.
Where the next such thing goes: a new landmark is a line in resources/diagrams/posture-*.svg; a new view is a drawing
there and a member of `View` in domain/posture/landmarks.py.
"""
