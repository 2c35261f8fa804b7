"""A run of work on a job: its child process, its directory, what came of it."""
