"""The only package that knows the language that students write: it reads sources, and never runs them."""
