"""The web pages: one desk for each side of the table."""
