"""Writing what other programs bring: who is known, what was brought before, all of it in one transaction."""
