"""What a comparison finds, one module a family. Each finding has its kind, its rule, its claims and its facts."""
