"""The computed numbers, by topic."""
