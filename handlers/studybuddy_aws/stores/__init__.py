"""Other services of AWS: files, links to them, messages, secrets."""
