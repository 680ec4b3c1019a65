"""Ways in and out of the journal: one folder a kind, each alike inside (docs/channels.md).

    apps.py      what the channel is called and which duties the tick has for it
    models.py    what it keeps of its own; what it brings goes into the journal
    services.py  its verbs: each takes the owner and the moment
    duties.py    what is due by itself, and may be asked as often as one likes

Nothing here sends anything that the person did not set up.
"""
