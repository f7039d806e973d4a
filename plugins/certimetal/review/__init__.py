"""What a branch changes, and whether its authors may: facts in, findings and values out."""
