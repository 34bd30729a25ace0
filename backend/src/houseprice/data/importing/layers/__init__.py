"""Files of areas and of points of interest that come with a table of sales."""
