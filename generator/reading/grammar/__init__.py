"""Words to values: the closed grammars of numbers and dates, and what to write instead."""
