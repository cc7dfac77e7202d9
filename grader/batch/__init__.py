"""A class of submissions: where they come from, what is kept of them, who grades them, what is made of it."""
