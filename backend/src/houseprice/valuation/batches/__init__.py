"""Values of a file of homes: reading, valuing in parts, and what is written of each home."""
