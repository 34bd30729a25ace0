"""A studio of its own that is damaged at random, to see whether the promises about runs hold."""
