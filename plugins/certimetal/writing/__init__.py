"""The only writers: plan, show, write atomically."""
