"""A review as text: ``recit`` says it once, in sentences; each format lays it out."""
