"""What the shared parts of several machines carry: writes of a database, and files of a storage.

    .venv/bin/python benchmarks/several_machines.py --database postgresql://user@127.0.0.1/empty
    .venv/bin/python benchmarks/several_machines.py --storage s3://bucket/bench --model FOLDER

Each thread stands for a training at work and writes its progress again and again, as often as the
database takes it; a real one writes once a second. The storage gets a model, and a machine with
an empty folder fetches it. Prints Markdown.
"""

import argparse
import shutil
import statistics
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from houseprice.jobs.records import DatasetSnapshot, NewRun, ProgressUpdate
from houseprice.services.shared_files import files_of
from houseprice.settings import Settings
from houseprice.store import runs
from houseprice.store.engine import make_engine, migrate, transaction
from houseprice.training.spec import TrainSettings

LEASE_S = 600.0
DEMO = DatasetSnapshot("demo", "demo", "Demo market", "USD", "ft2", is_sample=True)


def writes_a_second(url: str, trainings: int, seconds: float) -> tuple[float, float, float]:
    """Writes of progress a second by so many trainings, the median of one, and processor time.

    The last two are in ms; processor time is that of this process for each write, without that of
    the database.
    """
    engine = make_engine(url)
    claims = []
    for _ in range(trainings):
        with transaction(engine) as db:
            runs.submit(db, NewRun("lightgbm", DEMO, TrainSettings()))
        with transaction(engine) as db:
            claims.append(runs.claim(db, "bench", ["cpu"], LEASE_S))
    times: list[float] = []
    end, busy = time.monotonic() + seconds, time.process_time()

    def write(run_id: str, fence: int) -> None:
        while time.monotonic() < end:
            began = time.perf_counter()
            with transaction(engine) as db:
                news = ProgressUpdate("training", 10.0)
                runs.record_progress(db, run_id, fence, news, LEASE_S)
            times.append(time.perf_counter() - began)

    threads = [
        threading.Thread(target=write, args=(claim.id, claim.fence))
        for claim in claims
        if claim is not None
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.process_time() - busy
    for claim in claims:
        if claim is not None:
            with transaction(engine) as db:
                runs.cancel(db, claim.id)
            with transaction(engine) as db:
                runs.end_cancelled(db, claim.id, claim.fence)
    engine.dispose()
    middle, own = 1000 * statistics.median(times), 1000 * spent / len(times)
    return len(times) / seconds, middle, own


def database(url: str, seconds: float) -> None:
    """Print a table of the writes."""
    migrate(url)
    print("| trainings at work | writes a second | median ms of one | its processor time, ms |")
    print("|---|---|---|---|")
    for trainings in (1, 2, 4, 8):
        rate, middle, own = writes_a_second(url, trainings, seconds)
        print(f"| {trainings} | {rate:,.0f} | {middle:.1f} | {own:.1f} |")


def storage(url: str, model: Path, rounds: int) -> None:
    """Print a table of the times of a model."""
    size = sum(file.stat().st_size for file in model.rglob("*") if file.is_file())
    sent, fetched = [], []
    with TemporaryDirectory() as name:
        for turn in range(rounds):
            homes = [Path(name) / f"{part}-{turn}" for part in ("worker", "api")]
            worker, api = (files_of(Settings(data_dir=home, storage=url)) for home in homes)
            folder = homes[0].resolve() / "artifacts" / f"bench-{turn}-{time.time_ns()}"
            shutil.copytree(model, folder)
            began = time.perf_counter()
            worker.send(folder)
            sent.append(time.perf_counter() - began)
            began = time.perf_counter()
            api.bring(homes[1].resolve() / "artifacts" / folder.name)
            fetched.append(time.perf_counter() - began)
            worker.remove(folder)
    files = sum(1 for file in model.rglob("*") if file.is_file())
    print(f"\nA model of {size / 2**20:.1f} MiB in {files} files, medians of {rounds}.\n")
    print("| what | seconds |\n|---|---|")
    print(f"| sent | {statistics.median(sent):.2f} |")
    print(f"| fetched and checked | {statistics.median(fetched):.2f} |")


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database")
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--storage")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if options.database:
        database(options.database, options.seconds)
    if options.storage and options.model:
        storage(options.storage, options.model.resolve(), options.rounds)


if __name__ == "__main__":
    main()
