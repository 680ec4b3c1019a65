"""What the recruiter's desk sends, and what it does by itself: answers that were approved, reminders, and letting people go."""
