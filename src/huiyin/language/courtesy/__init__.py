"""The courtesy guard: what in a draft would put HR off, why, and how to say it instead."""
