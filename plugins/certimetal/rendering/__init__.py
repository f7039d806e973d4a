"""From domain values to strings and bytes."""
