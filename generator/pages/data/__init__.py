"""The data page: the downloads and their columns."""
