"""Text in any script: words, sentences and numbers, and what is safe to show."""
