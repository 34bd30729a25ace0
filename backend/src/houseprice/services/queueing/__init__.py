"""The queue of runs: who comes next."""
