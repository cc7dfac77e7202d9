"""Performs a scenario's steps in the lab and writes the timeline; it decides nothing."""
