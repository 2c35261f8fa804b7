"""What costs time, as ratios measured in one run: machines differ, ratios less."""
