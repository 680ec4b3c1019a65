"""The pages: what comes in, which verb it calls, what is shown."""
