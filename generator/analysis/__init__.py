"""What follows from a timeline, as pure functions of it: nothing here reads, shows or decides who is right."""
