"""The reader: what HR's reply means."""
