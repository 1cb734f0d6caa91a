"""An evaluation as a FHIR R4 document: a Bundle that other systems take in.

What lives here: one file for each kind of resource, codes.py with every code that is used, bundle.py that joins them.
May import: domain, workflow; never a FHIR library, storage, reports, Qt.
Where the next such thing goes: a code goes into codes.py only with the place where it was read (knowledge.md section
8); what has no verified code is told in text. Not examined is absent, or says so with dataAbsentReason: never normal.
"""
