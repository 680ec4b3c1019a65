"""Growth: where a person gets better. Debrief, portrait, gaps, plan B, rehearsal, introductions, staying in line.

Floor 3, above the lab: never Django, never a clock; days are passed in.
"""
