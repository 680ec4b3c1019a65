"""The words of the employer: reasons, answers to people, and the guard that reads them first. No Django here."""
