"""What is true: dates, figures, sources, metrics, entries. Frozen values, standard library only."""
