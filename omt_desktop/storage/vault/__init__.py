"""The keys of a practice: one random data key, wrapped once for each person and once for the printed recovery key.

What lives here: the header file with the slots, the derivation of keys from passphrases, the recovery key, the sub-keys
for each use, the exchange of the data key, and the delay after wrong tries.
May import: cryptography and argon2 (both inside the functions that need them), private_files, workflow.
Where the next such thing goes: a new use of the data key is a new sub-key in data_keys.py; a new way in is a new kind
of slot. Keys and passphrases stand in no message, no log and no `repr`.
"""
