"""Documents as PDF: domain values become plain data, which ``templates/pdf`` lays out."""
