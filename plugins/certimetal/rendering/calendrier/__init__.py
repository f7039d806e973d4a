"""A training's calendar in words: as text, as iCalendar, as JSON, and as data for the browser."""
