"""Use cases: load, check, select, then render or write."""
