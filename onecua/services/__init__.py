"""Use cases of the desk, each a class with plain methods."""
