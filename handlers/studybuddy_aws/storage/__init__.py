"""What is kept: tables and their rows, the ledger, jobs and their leases, files, the queue."""
