"""The page of an entry."""
