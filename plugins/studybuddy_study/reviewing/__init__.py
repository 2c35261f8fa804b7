"""Cards over days: the log of answers, the schedule that follows from it, and a day's session."""
