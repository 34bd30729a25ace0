"""What a process writes about its work: its log, and traces where they are asked for."""
