"""Lambda on this machine: the real runtime client, a Runtime API and an AWS for it to talk to."""
