"""The recruiter's desk: openings, seats, candidates, and who waits for an answer from whom. It never sees a journal."""
