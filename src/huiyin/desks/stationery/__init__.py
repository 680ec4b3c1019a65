"""What lies on both desks: the clock, icons, fields, the marks of forms, the guard's look at a text."""
