"""Bytes to nodes: encoding, front matter, and YAML as it was written."""
