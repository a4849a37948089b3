"""The timeline: its rows for page and script, and all lists of entries."""
