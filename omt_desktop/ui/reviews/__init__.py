"""Days on which patients are to be looked at again: what is due, of everybody or of one patient, and setting one.

What lives here: the card that is shown on Today, with the patient and on the review page, and its two forms.
May import: PySide6, bootstrap, domain, workflow, and the parts of ui that are not pages.
Where the next such thing goes: what else can be said of a review is a button of end_form.py.
"""
