"""Measurements: each module prints what it measured and can write it into docs/."""
