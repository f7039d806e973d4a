"""The open data: what everybody may know of the register, as files that programs read."""
