"""A studio is written into one file while it runs, and comes back in an empty place."""

from __future__ import annotations

import io
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, MetaData, insert

from houseprice.errors import Conflict, InvalidInput, NotFound
from houseprice.jobs.queue import SilentBell
from houseprice.jobs.records import RunFilter
from houseprice.services import runs
from houseprice.services.backups.backup import write_backup
from houseprice.services.backups.restore import restore_backup
from houseprice.services.context import Context, build_context
from houseprice.services.invariants.promises import check_promises
from houseprice.settings import Settings
from houseprice.store.dumps import read_tables, revision_of
from houseprice.store.engine import make_engine, migrate, one_moment, transaction
from houseprice.store.tables import sale_reviews
from houseprice.worker.supervisor import Post, supervise_next

SCRIPTED = (sys.executable, str(Path(__file__).parent / "scripted_trainer.py"))


def rows_of(ctx: Context) -> dict[str, list[dict[str, Any]]]:
    with one_moment(ctx.engine) as db:
        return {name: [dict(row) for row in rows] for name, rows in read_tables(db)}


def review(db: Any, key: str) -> None:
    values = {"series_id": "s", "sale_key": key, "dataset_id": "d", "row": 1}
    more = {"rule": "price", "decision": "accepted", "author": "me", "at": 1.5}
    db.execute(insert(sale_reviews).values(**values, **more))


@pytest.fixture
def used(studio_on_both: Any) -> Any:
    """A studio with a model, a review and a run that waits."""
    studio_on_both.script(default={"epochs": 3})
    studio_on_both.submit()
    supervise_next(studio_on_both.ctx, Post("here", ("cpu",), 1, command=SCRIPTED))
    with transaction(studio_on_both.ctx.engine) as db:
        review(db, "first")
    studio_on_both.submit("pytorch")
    return studio_on_both


@pytest.fixture
def empty_place(used: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Any:
    """An empty data folder; the database is of the kind that the used studio has not."""
    home = tmp_path / "restored"
    is_sqlite = used.ctx.engine.dialect.name == "sqlite"
    url = request.getfixturevalue("postgres_url") if is_sqlite else f"sqlite:///{home}/new.db"
    if is_sqlite:
        engine = make_engine(url)
        _drop_everything(engine)
        engine.dispose()
    ctx = build_context(Settings(data_dir=home, database_url=url), SilentBell())
    yield ctx
    ctx.close()
    if is_sqlite:
        migrate(url)


def _drop_everything(engine: Engine) -> None:
    stored = MetaData()
    stored.reflect(engine)
    stored.drop_all(engine)


def test_a_backup_comes_back_in_the_other_database(
    used: Any, empty_place: Context, tmp_path: Path
) -> None:
    written = write_backup(used.ctx, tmp_path / "studio.tar")
    assert written.file.stat().st_mode & 0o777 == 0o600
    restored = restore_backup(empty_place, written.file)
    assert (restored.rows, restored.files) == (written.rows, written.files)
    assert restored.damaged_models == ()
    assert rows_of(empty_place) == rows_of(used.ctx)
    ended = [run.id for run in runs.page(used.ctx, RunFilter()).items if run.model_id]
    assert len(ended) == 1
    assert check_promises(empty_place, ended) == ()


def test_the_restored_studio_goes_on(used: Any, empty_place: Context, tmp_path: Path) -> None:
    restore_backup(empty_place, write_backup(used.ctx, tmp_path / "studio.tar").file)
    (empty_place.settings.home / "script.json").write_text(json.dumps({"default": {"epochs": 2}}))
    supervise_next(empty_place, Post("there", ("cpu",), 1, command=SCRIPTED))
    with transaction(empty_place.engine) as db:
        review(db, "second")  # numbers go on after those of the backup
    states = [run.state for run in runs.page(empty_place, RunFilter()).items]
    assert states == ["succeeded", "succeeded"]


def test_a_model_that_was_damaged_before_the_backup_is_named_and_not_served(
    used: Any, empty_place: Context, tmp_path: Path
) -> None:
    (folder,) = used.ctx.settings.artifacts_dir.glob("*-1")
    file = next(file for file in sorted(folder.iterdir()) if file.name != "manifest.json")
    file.write_bytes(file.read_bytes() + b"x")
    restored = restore_backup(empty_place, write_backup(used.ctx, tmp_path / "studio.tar").file)
    assert len(restored.damaged_models) == 1
    assert [row["corrupt"] for row in rows_of(empty_place)["model_versions"]] == [True]


def test_a_place_with_rows_or_files_is_refused(used: Any, tmp_path: Path) -> None:
    file = write_backup(used.ctx, tmp_path / "studio.tar").file
    with pytest.raises(Conflict, match="empty data folder"):
        restore_backup(used.ctx, file)
    home = tmp_path / "other"
    same_rows = build_context(
        Settings(data_dir=home, database_url=used.ctx.settings.sql_url), SilentBell()
    )
    with pytest.raises(Conflict, match="empty database, but this one has rows in"):
        restore_backup(same_rows, file)
    same_rows.close()
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_a_file_is_never_replaced(used: Any, tmp_path: Path) -> None:
    (tmp_path / "studio.tar").write_text("precious")
    with pytest.raises(Conflict, match="never replaces"):
        write_backup(used.ctx, tmp_path / "studio.tar")
    assert (tmp_path / "studio.tar").read_text() == "precious"


def test_a_changed_or_torn_backup_changes_nothing(
    used: Any, empty_place: Context, tmp_path: Path
) -> None:
    whole = write_backup(used.ctx, tmp_path / "studio.tar").file.read_bytes()
    changed = whole.replace(b'"epochs": 10', b'"epochs": 11', 1)
    assert changed != whole
    for number, content in enumerate((changed, whole[: len(whole) // 2], b"no tar")):
        file = tmp_path / f"{number}.tar"
        file.write_bytes(content)
        with pytest.raises(InvalidInput, match="must be a whole file"):
            restore_backup(empty_place, file)
    assert [path for path in empty_place.settings.home.rglob("*") if path.suffix != ".db"] == []


@pytest.mark.parametrize("name", ["../outside", "/outside", "files/../../outside"])
def test_a_member_that_leaves_the_folder_is_refused(
    name: str, empty_place: Context, tmp_path: Path
) -> None:
    file = tmp_path / "hostile.tar"
    with tarfile.open(file, "w") as tar:
        entry = tarfile.TarInfo(name)
        entry.size = 1
        tar.addfile(entry, io.BytesIO(b"x"))
    with pytest.raises(InvalidInput, match="no plain file of a backup"):
        restore_backup(empty_place, file)
    assert not (tmp_path / "outside").exists()


def test_a_backup_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    old_home, new_home = tmp_path / "old", tmp_path / "new"
    url = f"sqlite:///{old_home}/old.db"
    migrate(url, "0011")
    old = build_context(Settings(data_dir=old_home, database_url=url), SilentBell())
    with transaction(old.engine) as db:
        review(db, "old")
    file = write_backup(old, tmp_path / "old.tar").file
    old.close()
    new = build_context(Settings(data_dir=new_home), SilentBell())
    restore_backup(new, file)
    with one_moment(new.engine) as db:
        assert revision_of(db) != "0011"
    rows = rows_of(new)
    assert [row["sale_key"] for row in rows["sale_reviews"]] == ["old"]
    assert rows["outbox"] == []
    new.close()


def test_an_empty_database_has_nothing_to_back_up(tmp_path: Path) -> None:
    ctx = build_context(Settings(data_dir=tmp_path / "nothing"), SilentBell())
    with pytest.raises(NotFound, match="started once"):
        write_backup(ctx, tmp_path / "studio.tar")
    ctx.close()
    assert not (tmp_path / "studio.tar").exists()
