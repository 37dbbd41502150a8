"""The move from SQLite to PostgreSQL: every row, in one transaction, counted and summed on both sides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, make_url

from .. import migrate
from ..config import Settings
from . import backup, rows


class CannotMove(Exception):
    """Why nothing was moved, as a sentence that says what to do. Both databases are as they were."""


@dataclass(frozen=True)
class Moved:
    """How much was moved."""

    tables: int
    rows: int


def move(settings: Settings, to: str, tell: Callable[[str], None] = lambda _words: None) -> Moved:
    """Move to the database at `to`, which is empty; the owner's address is as settings say, else the same."""
    target = replace(settings, database_url=to)
    if settings.database_url:
        raise CannotMove("PORTAL_DATABASE_URL is set: this portal has left SQLite already. Unset it to move again.")
    if not (settings.data / "portal.sqlite").exists():
        raise CannotMove(f"{settings.data} holds no database. Name the portal's data folder.")
    if {make_url(address).get_backend_name() for address in (to, target.owner_database)} != {"postgresql"}:
        raise CannotMove("Only PostgreSQL is moved to: an address like postgresql+psycopg://portal_app@host/portal.")
    told = rows.Sums(lambda count: tell(f"{count:,} rows") if count % 100_000 == 0 else None)
    with backup.snapshot(settings) as source:
        version = backup.facts(source)["schema"]
        if version != migrate.versions()[-1]:
            raise CannotMove("The database is of another version of the portal. Run portal migrate first.")
        try:
            migrate.fill(target, version, lambda there: _put_in(source, there, told))
        except migrate.NotEmpty:
            raise CannotMove("The database to move to holds tables already. Make a new one and name that.") from None
        except rows.Unreadable as error:
            raise CannotMove(f"The rows don't fit: {error}.") from error
    return Moved(len(told.by_table), told.rows)


def _put_in(source: Connection, target: Connection, told: rows.Sums) -> None:
    sent = rows.Sums()
    rows.load(target, _whole(source, sent), told)
    found, expected = rows.summed(target, rows.Sums()).plain(), sent.plain()
    if found != expected or told.plain() != expected:
        wrong = sorted(name for name in {*found, *expected} if found.get(name) != expected.get(name))
        raise CannotMove(f"These tables did not arrive as they were: {', '.join(wrong)}. Nothing was kept.")


def _whole(source: Connection, sent: rows.Sums) -> Iterator[bytes]:
    """The stream of rows in larger pieces: the reader cuts each anew."""
    waiting = bytearray()
    for part in rows.dump(source, sent):
        waiting += part
        if len(waiting) > 1 << 18:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)
