"""The packages here are strangers: they are installed and tested in a place of their own."""

collect_ignore_glob = ["studybuddy-*"]
