"""Erasing what is known of a user, or of one video: rows, files and what others keep for us."""
