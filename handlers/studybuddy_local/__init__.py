"""The service on a laptop: the same functions on an embedded AWS. Never in a zip or an image."""
