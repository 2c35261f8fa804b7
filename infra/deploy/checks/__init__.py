"""Asks the deployed service all that can be asked without cost: what holds, and what is missing.

A file is a subject. Each of its checks is a function that asks one thing and answers a Finding.
"""
