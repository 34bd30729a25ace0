"""Claims a data folder for one studio: `claim.py DESCRIPTOR FOLDER ADDRESS…`.

The shell that calls this has opened FOLDER/run/lock as DESCRIPTOR. The lock belongs to that open
file, so the shell, and the program that it becomes, hold it until they end, however they end. Exit
status 2 means that another studio runs on the folder. What an earlier start left running is ended.
"""

import fcntl
import json
import os
import sys
import time
from pathlib import Path


def say(text: str) -> None:
    """Tell the user."""
    print(text, file=sys.stderr, flush=True)


def lock(descriptor: int) -> bool | None:
    """Whether the lock is ours; None where the file system has no locks."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def record(descriptor: int, addresses: list[str]) -> None:
    """Write into the locked file who holds it."""
    holder = {"pid": os.getppid(), "since": time.time(), "addresses": addresses}
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, json.dumps(holder).encode())
    except OSError as error:  # the lock holds without it
        say(f"note: the name of this process was not noted in the lock file: {error}")


def refusal(folder: Path) -> str:
    """What the second studio says: who runs already, since when and where."""
    try:
        holder = json.loads((folder / "run" / "lock").read_text())
        since = time.strftime("%Y-%m-%d %H:%M", time.localtime(holder["since"]))
        who = f"process {holder['pid']} since {since}; {', '.join(holder['addresses'])}"
        end = f"end it (Ctrl-C in its terminal, or kill {holder['pid']})"
    except (OSError, ValueError, KeyError, TypeError):  # it starts just now, or its disk is full
        who, end = "a process that has not said its number yet", "end it"
    return (
        f"error: a studio runs already on the data folder {folder} ({who})\n"
        f"  -> Use that one, {end}, or choose another folder with --data-dir"
    )


def end_leftovers(folder: Path) -> None:
    """End what an earlier start left; before the first installation there is nothing to end."""
    try:
        import leftovers  # noqa: PLC0415 (it needs psutil, which is installed later)
    except ImportError:
        return
    leftovers.end(folder, say)


def main(descriptor: str, folder: str, *addresses: str) -> int:
    """Lock, note who holds the lock, end leftovers."""
    mine = lock(int(descriptor))
    if mine is False:
        say(refusal(Path(folder)))
        return 2
    if mine is None:
        say(f"note: {folder} lies where files cannot be locked; start only one studio on it")
        return 0
    record(int(descriptor), list(addresses))
    end_leftovers(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
