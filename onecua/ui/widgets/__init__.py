"""Small widgets that know nothing of dossiers."""
