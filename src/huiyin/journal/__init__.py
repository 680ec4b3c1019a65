"""The candidate's records: openings, the people behind them, what happened and what was said.

Reads go through `queries`, writes through `services` (each verb is one transaction that can be undone), and `case` is
the only bridge from records to the evidence that the advisor works with.
"""
