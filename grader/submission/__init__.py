"""A submission's files: read within bounds (`files`), understood without running them (`source`), matched to exercises and roles
(`folders`, `programs`), and all of it together (`find`)."""
