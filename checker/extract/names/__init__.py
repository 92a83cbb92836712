"""People, organisations and places by name, and the titles people hold."""
