"""What the commands tell of the lifecycle: situations, échéances, changes to declare."""
