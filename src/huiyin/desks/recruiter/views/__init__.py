"""The views: what comes in, which verb, which page."""
