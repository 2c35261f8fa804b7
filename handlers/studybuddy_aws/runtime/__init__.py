"""What every function runs on: settings, clients of AWS, logs, errors, secrets, who is calling."""
