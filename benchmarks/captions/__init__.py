"""How captions are read here, and by others, on files that parsers are tested with."""
