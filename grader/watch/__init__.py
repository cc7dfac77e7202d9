"""`grade watch`: a submission is graded again whenever one of its files is saved."""
