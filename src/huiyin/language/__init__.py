"""Words, Chinese and English: reading HR's replies, guarding the tone of a draft, writing the message."""
