"""The chart of what sources said over time."""
