"""The mailbox: mail and chats come in as suggestions, a letter goes out on the person's press (docs/mailbox.md)."""
