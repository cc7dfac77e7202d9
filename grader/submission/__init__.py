"""A submission's files: read within bounds (`files`), matched to exercises and roles (`folders`, `programs`), all together in `find`."""
