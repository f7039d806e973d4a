"""Cross-file checks, one per file; they receive facts and never read."""
