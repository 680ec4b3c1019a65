"""The calendar: a feed to subscribe to, a calendar on a CalDAV server, invitations that come in as files or by mail."""
