"""What is kept in the tables: rows, the ledger, jobs, notes, and who holds a job."""
