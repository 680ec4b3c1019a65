"""Where it all comes together: settings, addresses, start and serving."""
