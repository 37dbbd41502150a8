"""The verbs that keep a portal's data as a whole: `portal backup|restore|rotate`, `portal db move`."""

import time
from dataclasses import asdict
from pathlib import Path

from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from .. import shell
from ..shell import Answer
from . import backup, moving, occupied, restore, rotate_commands
from .telling import Telling, refused, settings_for

IN_USE = "The portal serves from this folder. Stop it first, its keeper too."


def commands(subparsers) -> None:
    """Declare the verbs."""
    kept = shell.verb(subparsers, "backup", run_backup, "make a backup while the portal serves", alone=True)
    kept.add_argument("folder", metavar="DIR", type=Path, help="a new or empty folder for this one backup")
    back = shell.verb(subparsers, "restore", run_restore, "bring a backup back into a stopped portal", alone=True)
    back.add_argument("folder", metavar="DIR", type=Path, help="the folder of the backup")
    back.add_argument("--force", metavar="REASON", default="", help="also when it is older than 35 days; kept")
    back.add_argument("--check", action="store_true", help="only look it through; change nothing")
    for made in (kept, back):
        words = "under a passphrase, read from standard input, instead of the server key"
        made.add_argument("--passphrase", action="store_true", help=words)
    database = shell.group(subparsers, "db", "the database as a whole")
    move = shell.verb(database, "move", run_move, "move a stopped portal from SQLite to PostgreSQL", alone=True)
    rotate_commands.verbs(subparsers)
    rotate_commands.privacy_verbs(subparsers)
    move.add_argument("--to", metavar="URL", required=True, help="the address as PORTAL_DATABASE_URL will have it")


def run_backup(options) -> Answer:
    """Make a backup; exit 1 also when files that the database names were not there."""
    settings = settings_for(options)
    passphrase = shell.password_from_input() if options.passphrase else None
    if passphrase is not None and len(passphrase) < 15:
        return refused("The passphrase is too short. Take 15 characters or more.")
    started = time.monotonic()
    try:
        made = backup.make(settings, options.folder, passphrase, Telling())
    except backup.CannotBackUp as problem:
        return refused(str(problem))
    except OSError as error:
        return refused(f"The backup could not be written ({error.strerror}). Nothing else was changed.")
    spent = time.monotonic() - started
    sentence = (
        f"{made.rows:,} rows and {made.files:,} files are in {options.folder}, {made.size >> 20:,} MB, {spent:.1f} s."
    )
    if made.missing:
        sentence += f" {made.missing} files that the database names were not there: the data folder is damaged."
    return Answer(sentence, asdict(made) | {"seconds": round(spent, 1)}, ok=not made.missing)


def run_restore(options) -> Answer:
    """Look a backup through, then bring it back."""
    settings = settings_for(options)
    passphrase = shell.password_from_input() if options.passphrase else None
    started = time.monotonic()
    try:
        if options.check:
            looked = restore.look(options.folder, passphrase, Telling())
            restore.check_age(looked, options.force)
            said = {"rows": looked.rows, "files": len(looked.manifest["blobs"]), "made": looked.manifest["made"]}
            return Answer(f"The backup of {looked.made:%Y-%m-%d %H:%M} UTC is whole: {looked.rows:,} rows.", said)
        with occupied.alone(settings):
            if restore.finished_earlier(settings, options.house):
                return Answer("A restore that was interrupted is finished now.", {"finished": True})
            looked = restore.look(options.folder, passphrase, Telling())
            restore.run(settings, looked, options.force, Telling())
            restore.settle(settings, options.house)
    except restore.CannotRestore as problem:
        return refused(*problem.problems)
    except occupied.Occupied:
        return refused(IN_USE)
    spent = time.monotonic() - started
    sentence = f"{looked.rows:,} rows and {len(looked.manifest['blobs']):,} files are back, {spent:.1f} s."
    if not (settings.data / "gone").exists():
        sentence += " Put the file gone of the old data folder beside them before you start, if you still have it."
    asides = sorted(path.name for path in settings.data.glob("before-restore-*"))
    if asides:
        sentence += f" What stood here before is in {asides[-1]}: delete it when you are sure."
    return Answer(sentence, {"rows": looked.rows, "seconds": round(spent, 1), "aside": asides[-1:]})


def run_move(options) -> Answer:
    """Move the rows; the SQLite file stays as it is."""
    settings = settings_for(options)
    started = time.monotonic()
    try:
        with occupied.alone(settings):
            moved = moving.move(settings, options.to, Telling())
    except (moving.CannotMove, backup.CannotBackUp) as problem:
        return refused(str(problem))
    except occupied.Occupied:
        return refused(IN_USE)
    except ArgumentError:
        return refused("That is no address of a database. It looks like postgresql+psycopg://portal_app@host/portal.")
    except SQLAlchemyError as error:
        return refused(f"The database to move to refused ({type(error).__name__}). Nothing was kept there.")
    sentence = (
        f"{moved.rows:,} rows of {moved.tables} tables are there, counted and compared. Set PORTAL_DATABASE_URL, "
    )
    sentence += "start, and move portal.sqlite away when you are sure."
    return Answer(sentence, asdict(moved) | {"seconds": round(time.monotonic() - started, 1)})
