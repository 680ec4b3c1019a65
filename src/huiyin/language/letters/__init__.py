"""The letter writer: for a case and a move, the words."""
