"""The verbs of the desk. Each is one transaction that writes the state and what happened together."""
