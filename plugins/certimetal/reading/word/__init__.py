"""From a Word or OpenDocument file to what it says: the form's fields, and all that is in none."""
