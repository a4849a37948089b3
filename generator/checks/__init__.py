"""What should not be: each rule a small generator of problems."""
