"""A class of submissions: where they come from, what is kept of them, which processes grade them, what is made of it."""
