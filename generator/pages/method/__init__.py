"""The method page: how entries, figures and dates are read and compared."""
