"""One module per kind of page: domain values in, finished ``Page`` out, nothing read."""
