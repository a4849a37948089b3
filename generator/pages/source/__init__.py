"""The page of a source, and the list of sources."""
