"""A simulated hiring world that shares no equation with the advisor: the proof that the advice is worth following."""
