"""Phrase tables of the reader, one phrase a line; see docs/add-a-phrase.md."""
