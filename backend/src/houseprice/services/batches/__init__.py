"""Values of files of homes: runs of the kind ``batch`` and what they leave."""
