"""What scripts/bench measures, on dossiers made for it, against named alternatives."""
