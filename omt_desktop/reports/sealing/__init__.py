"""The seal on a PDF (PAdES B-B): certificates of the practice, signing, and checking what became of a sealed file.

What lives here: everything that touches pyHanko, cryptography's certificates and PKCS#12.
May import: domain, workflow, pyHanko, cryptography, asn1crypto; never the layout of reports, storage, Qt.
Where the next such thing goes: another kind of signature is a file beside seal_pdf.py; another reason why a file is not
whole is a sentence in check_seal.py. Import this room lazily: pyHanko costs 0.4 s.
"""
