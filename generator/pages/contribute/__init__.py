"""The contribute page: how to add an entry, field by field."""
