"""What a month costs: measured counts times dated prices. `make cost VIDEOS=1000 MINUTES=60`."""
