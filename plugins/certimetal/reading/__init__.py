"""The only readers of disk, Git and documents."""
