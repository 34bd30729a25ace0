"""Waits for the lock of a file that the calling shell opened: `wait_for_lock.py DESCRIPTOR WHAT`.

The lock belongs to that open file: the shell holds it until it closes the file or ends.
"""

import fcntl
import sys


def main(descriptor: int, what: str) -> None:
    """Lock; say what is waited for where another shell holds the lock."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print(f"Waiting for {what}", file=sys.stderr, flush=True)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:  # a network folder may have no locks
        print(f"note: no lock was taken: {error}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
