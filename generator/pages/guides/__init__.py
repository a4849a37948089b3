"""Pages that explain: method, contribute, data."""
