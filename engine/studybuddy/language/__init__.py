"""Words, numbers, sentences and fixed texts in the languages that captions and notes come in."""
