"""Reading what another program wrote: tables, FHIR, LibreOsteo's archive, our own evaluation files.

What lives here: readers that yield what can be taken over and what is refused, in small pieces and with every limit
counted on what was really read. May import: domain, workflow, exchange. They run in a process of their own
(child.py), so that a hostile file can at worst end that process.
"""
