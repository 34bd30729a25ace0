"""The promises about runs, checked against the rows and the files."""
