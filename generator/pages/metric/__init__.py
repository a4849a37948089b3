"""The page of a metric, and the list of metrics."""
