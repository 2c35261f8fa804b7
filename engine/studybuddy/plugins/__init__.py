"""What a plugin is, and how those that are installed are found, chosen and listed."""
