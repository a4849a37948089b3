"""The commands of ``timeline``, one a file; how they end and how they print problems."""
