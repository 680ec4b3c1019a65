"""What both the candidate's journal and the recruiter's desk are made of: fields for what people write. It keeps no records."""
