"""What a machine reads."""
