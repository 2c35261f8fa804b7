"""What is known of YouTube by whatever source reaches it: tracks, refusals, chapters, json3."""
