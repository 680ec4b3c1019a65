"""Handling of text as people send it: normalising, clauses, quoted mail, dates and pay."""
