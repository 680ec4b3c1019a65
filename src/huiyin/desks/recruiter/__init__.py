"""The recruiter's desk in the browser: who waits for whom, the answers, and the pages of those who come by a link."""
