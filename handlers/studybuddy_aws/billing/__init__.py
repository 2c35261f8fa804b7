"""Packages of credits, and payments by Stripe."""
