"""The texts of plan B, one table a language, and the terms one could give on."""
