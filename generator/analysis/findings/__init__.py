"""What comparison found, one module a family. Each finding is a sentence, the claims it stands on, and its rule."""
