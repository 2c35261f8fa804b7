"""The service on AWS: its functions, its ledger and its jobs."""
