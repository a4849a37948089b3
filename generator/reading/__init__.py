"""Text becomes model, or problems with their place."""
