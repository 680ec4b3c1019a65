"""Notifications: one word a day to the addresses that the person gave, on days when there is something to do."""
