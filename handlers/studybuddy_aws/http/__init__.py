"""Requests and answers: what is read, what is told, what is refused."""
