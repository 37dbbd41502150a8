"""What keeps this portal from running well: each finding says what is wrong and what to do."""

import json
import shutil
import stat
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.exc import SQLAlchemyError

from . import access, clock, config, keeper, mail, sealing
from .db import db

LEAST_FREE, LEAST_MB = 0.1, 200
BACKUP_EVERY = timedelta(days=8)
LAST_BACKUP = "last-backup.json"
_MUST, _SHOULD = "must", "should"
INSTALLED = (
    "vendor/common-passwords.txt.gz",
    *(f"static/vendor/{name}" for name in ("pico.min.css", "htmx.min.js", "nacl-fast.min.js", "blake2b.js")),
)
"""What `make install` brings beside the packages."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. `must`: the portal refuses to serve until it is mended."""

    code: str
    sentence: str
    weight: str = _MUST


def look(app, settings: config.Settings) -> list[Finding]:
    """Everything that is wrong, the gravest first."""
    found = settings_findings(settings) + install_findings()
    found += _proxies(settings)
    if settings.data.exists():
        found += _folder(settings) + _space(settings)
    with app.app_context():
        wrong = database_findings(settings)
        found += wrong if wrong else _work(settings)
    return sorted(found, key=lambda finding: finding.weight != _MUST)


def settings_findings(settings: config.Settings, *, public: bool = False) -> list[Finding]:
    """What the settings themselves show. A demo is a demo on purpose, except before the public."""
    sentences = mail.problems_of(settings)
    if public or not settings.demo:
        sentences = config.problems_of(settings) + sentences
    return [Finding("settings", sentence) for sentence in sentences]


def install_findings(home: Path = config.ROOT) -> list[Finding]:
    """Whether everything is there that no package brings: without it pages are bare, and no password can be chosen."""
    gone = [name for name in INSTALLED if not (home / name).is_file()]
    return [Finding("install", f"Missing: {', '.join(gone)}. Run make install.")] if gone else []


def seen_by_operator(settings: config.Settings) -> list[Finding]:
    """What the operator's page says is wrong; letters have a place of their own there."""
    found = database_findings(settings) + full(settings) + _space(settings)
    return found + [one for one in _work(settings) if one.code != "mail"]


def free_mb(settings: config.Settings) -> int:
    """How much room is left on the disk of the data."""
    return shutil.disk_usage(settings.data).free // 1024 // 1024


def _proxies(settings: config.Settings) -> list[Finding]:
    """The portal itself speaks plain http: behind an https address something stands in front."""
    if not settings.base_url.startswith("https:") or settings.proxies:
        return []
    sentence = (
        "PORTAL_PROXIES is 0, so everybody who comes through the proxy in front looks like one visitor, and a spammer "
        "slows down all others. Set it to the number of proxies in front, mostly 1."
    )
    return [Finding("proxies", sentence, _SHOULD)]


def _folder(settings: config.Settings) -> list[Finding]:
    if stat.S_IMODE(settings.data.stat().st_mode) & 0o077:
        return [Finding("folder", "PORTAL_DATA is open to other accounts here. Run chmod 700 on it.", _SHOULD)]
    return []


def _space(settings: config.Settings) -> list[Finding]:
    usage = shutil.disk_usage(settings.data)
    if usage.free / usage.total < LEAST_FREE:
        left = usage.free // 1024 // 1024
        sentence = f"The disk with PORTAL_DATA is nearly full: {left} MB are left. Make room, or move the folder."
        return [Finding("space", sentence, _SHOULD)]
    return []


def full(settings: config.Settings) -> list[Finding]:
    """Whether there is no room left for another report with its files."""
    left = free_mb(settings)
    return [Finding("full", f"The disk with PORTAL_DATA is full: {left} MB are left.")] if left < LEAST_MB else []


def database_findings(settings: config.Settings) -> list[Finding]:
    """Whether the database answers, is up to date, is reached as the right role and was made with these keys."""
    try:
        with db.engine.connect() as connection:
            found = _role(connection) + _schema(connection)
    except (SQLAlchemyError, OSError) as error:
        kind = type(error).__name__
        sentence = f"The database does not answer ({kind}). Check PORTAL_DATABASE_URL and PORTAL_DATA, or start it."
        return [Finding("database", sentence)]
    if found:
        return found
    return [Finding("keys", sentence) for sentence in sealing.check_keys(write=False)]


def last_backup(settings: config.Settings) -> dict | None:
    """What is known of the newest backup: made, rows, files, size, missing."""
    try:
        return json.loads((settings.data / LAST_BACKUP).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def _backups(settings: config.Settings) -> list[Finding]:
    """Whether there is a backup of late, once there is something to lose; and what a restore left behind."""
    found, last = [], last_backup(settings)
    if not settings.demo and access.teams():
        if last is None:
            sentence = "No backup was ever made. Run portal backup, every night best (docs/operations.md)."
            found.append(Finding("backup", sentence, _SHOULD))
        elif clock.now() - datetime.fromisoformat(last["made"]) > BACKUP_EVERY:
            found.append(Finding("backup", f"The newest backup is of {last['made'][:10]}. Run portal backup.", _SHOULD))
    for path in settings.data.glob("before-restore-*"):
        sentence = f"{path.name} in PORTAL_DATA holds what stood there before a restore. Delete it when you are sure."
        found.append(Finding("aside", sentence, _SHOULD))
    return found


def _role(connection) -> list[Finding]:
    if connection.dialect.name != "postgresql":
        return []
    asked = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    if connection.exec_driver_sql(asked).scalar():
        sentence = (
            "PORTAL_DATABASE_URL signs in as a role that passes row-level security. "
            "Use one that is neither superuser nor BYPASSRLS; migrations may use PORTAL_OWNER_DATABASE_URL."
        )
        return [Finding("role", sentence)]
    return []


def _schema(connection) -> list[Finding]:
    """Asked without Alembic: every worker has this module, and that would make each of them 13 MB larger."""
    wanted = max(path.name.partition("_")[0] for path in (config.MIGRATIONS / "versions").glob("[0-9]*.py"))
    standing = None
    if inspect(connection).has_table("alembic_version"):
        standing = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if standing == wanted:
        return []
    if standing:
        return [Finding("schema", "The database is of another version of the portal. Run portal migrate.")]
    return [Finding("schema", "The database is empty. Run portal migrate.")]


def _work(settings: config.Settings) -> list[Finding]:
    """Whether mail leaves and the keeper's duties go well."""
    found = []
    if not settings.smtp_url and not settings.demo:
        found.append(Finding("mail", "PORTAL_SMTP_URL is not set. No mail leaves the portal.", _SHOULD))
    letters = mail.failures()
    if letters.retrying or letters.given_up:
        codes = ", ".join(f"{code} {number}" for code, number in sorted(letters.codes.items()))
        sentence = f"Mail fails ({codes}): {letters.retrying} tried again, {letters.given_up} given up. "
        found.append(Finding("mail", sentence + "Check PORTAL_SMTP_URL; then run portal mail retry.", _SHOULD))
    found += _backups(settings)
    for name, problem in sorted(keeper.troubles().items()):
        sentence = f"The duty {name} failed last time ({problem}). The log has that number and the place."
        found.append(Finding("duty", sentence, _SHOULD))
    return found
