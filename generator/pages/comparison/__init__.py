"""What follows from comparing, as several kinds of pages show it."""
