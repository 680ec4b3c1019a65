"""The verbs of the journal. Each is one transaction, recorded so that it can be undone.

Each takes the owner and the moment (`now`, aware) and raises ValidationError with the field that is wrong, Conflict
when the record was changed meanwhile, and writes nothing then.
"""
