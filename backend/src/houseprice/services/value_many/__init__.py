"""Values of a whole city or country: a table in parts, each of which any process can value."""
