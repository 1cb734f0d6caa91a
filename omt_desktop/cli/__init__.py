"""The commands of `omt-desktop`, one file each.

What lives here: the argument parser and the commands; they print, and set exit codes.
May import: bootstrap, workflow, domain; never Qt, and storage, reports, exchange or content only through bootstrap.
Where the next such thing goes: a new command is a new file with `register` and `run`, named in main.py.
"""
