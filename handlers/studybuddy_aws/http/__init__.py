"""Requests read and answered: routes, endpoints, pages, problems, the contract."""
