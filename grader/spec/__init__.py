"""Exercises as their authors write them: the vocabulary, and reading it from YAML."""
