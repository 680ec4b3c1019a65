"""The recruiter's desk: records and verbs."""
