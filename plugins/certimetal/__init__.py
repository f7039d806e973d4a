"""certimetal: habilitation dossiers as files, checked, published and audited."""
