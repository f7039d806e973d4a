"""The renewal of an habilitation, by difference: as text, Markdown or JSON."""
