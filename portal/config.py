"""Settings: read from the environment once, checked once, passed on as one frozen object."""

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
MIGRATIONS = ROOT / "migrations"
LOG_FORMATS = ("text", "json")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Settings:
    """All that a running portal may be told. VARIABLES names where from; `testing` and `second_factor` are no settings.

    `second_factor`: key holders and registration leads act only with one (settled 37). A demo's people do without.
    """

    data: Path
    secret_keys: tuple[str, ...] = field(repr=False)
    peppers: tuple[str, ...] = field(repr=False)
    server_keys: tuple[str, ...] = field(repr=False)
    base_url: str = "http://127.0.0.1:8000"
    database_url: str = ""
    owner_database_url: str = ""
    backup_database_url: str = ""
    smtp_url: str = ""
    mail_from: str = "Conduct Portal <noreply@localhost>"
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    proxies: int = 0
    metrics_token: str = field(default="", repr=False)
    log_format: str = "text"
    exit_url: str = "https://www.wikipedia.org/"
    onion_url: str = ""
    debug: bool = False
    demo: bool = False
    testing: bool = False
    second_factor: bool = True

    @property
    def database(self) -> str:
        """The SQLAlchemy address of the database; SQLite in the data folder when none is set."""
        return self.database_url or f"sqlite:///{self.data / 'portal.sqlite'}"

    @property
    def owner_database(self) -> str:
        """The address that owns the tables and runs migrations (PostgreSQL); else the same one."""
        return self.owner_database_url or self.database

    @property
    def backup_database(self) -> str:
        """The address of a role that reads every row and changes none (PostgreSQL); else the owner's."""
        return self.backup_database_url or (self.owner_database if self.database_url else self.database)

    @property
    def blobs(self) -> Path:
        """The folder of sealed files."""
        return self.data / "blobs"

    @property
    def hostname(self) -> str:
        """The host name of the public address."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def plain_http_allowed(self) -> bool:
        """Loopback and onion hosts may be plain http (settled 13); nothing else may."""
        return self.hostname in LOOPBACK or self.hostname.endswith(".onion")

    @property
    def onion_host(self) -> str:
        """The host name of the onion address; empty without one."""
        return urlsplit(self.onion_url).hostname or ""

    def is_onion(self, host: str) -> bool:
        """Whether this host, with or without a port, is the onion's."""
        return bool(self.onion_host) and urlsplit(f"//{host}").hostname == self.onion_host

    def address_at(self, host: str) -> str:
        """The portal's address for somebody who came to this host: onion visitors stay where they are."""
        return (self.onion_url if self.is_onion(host) else self.base_url).rstrip("/")

    def secure_at(self, host: str) -> bool:
        """Whether the session cookie is `__Host-s` with Secure, or the plain `s` of loopback and onions."""
        plain = self.plain_http_allowed or self.is_onion(host)
        return not (urlsplit(self.address_at(host)).scheme == "http" and plain)


VARIABLES = {
    "data": "PORTAL_DATA",
    "secret_keys": "PORTAL_SECRET_KEY",
    "peppers": "PORTAL_PEPPER",
    "server_keys": "PORTAL_SERVER_KEY",
    "base_url": "PORTAL_BASE_URL",
    "database_url": "PORTAL_DATABASE_URL",
    "owner_database_url": "PORTAL_OWNER_DATABASE_URL",
    "backup_database_url": "PORTAL_BACKUP_DATABASE_URL",
    "smtp_url": "PORTAL_SMTP_URL",
    "mail_from": "PORTAL_MAIL_FROM",
    "host": "PORTAL_HOST",
    "port": "PORT",
    "workers": "PORTAL_WORKERS",
    "proxies": "PORTAL_PROXIES",
    "metrics_token": "PORTAL_METRICS_TOKEN",
    "log_format": "PORTAL_LOG_FORMAT",
    "exit_url": "PORTAL_EXIT_URL",
    "onion_url": "PORTAL_ONION_URL",
    "debug": "PORTAL_DEBUG",
    "demo": "PORTAL_DEMO",
}
_LISTS = ("secret_keys", "peppers", "server_keys")
_NUMBERS = ("port", "workers", "proxies")
_SWITCHES = ("debug", "demo")


class Misconfigured(SystemExit):
    """The portal may not start like this. Carries one sentence a problem, each naming a variable."""

    def __init__(self, problems: list[str]):
        self.problems = problems
        super().__init__("\n".join(problems))


def read(environ=None, **overrides) -> Settings:
    """Settings from the environment; `overrides` win. Raises Misconfigured on what can't be read."""
    environ = os.environ if environ is None else environ
    values: dict = {"data": "data", "secret_keys": "", "peppers": "", "server_keys": ""}
    values.update((name, environ[env]) for name, env in VARIABLES.items() if environ.get(env))
    values.update(overrides)
    problems = []
    for name, value in values.items():
        if not isinstance(value, str):
            continue
        if name in _LISTS:
            values[name] = tuple(part for part in value.split(",") if part)
        elif name in _NUMBERS:
            if not value.isdecimal():
                problems.append(f"{VARIABLES[name]} must be a whole number, not {value!r}.")
            else:
                values[name] = int(value)
        elif name in _SWITCHES:
            values[name] = value.lower() in ("1", "true", "yes", "on")
    if problems:
        raise Misconfigured(problems)
    values["data"] = Path(values["data"]).resolve()
    return Settings(**values)


_ONION = re.compile(r"https?://(?:[a-z0-9-]+\.)*[a-z2-7]{56}\.onion(?::[0-9]+)?/?")


def _onion_problems(address: str) -> list[str]:
    wrong = (
        "PORTAL_ONION_URL must be an onion address, http:// with 56 letters and digits and .onion. Mend it or unset it."
    )
    return [wrong] if address and not _ONION.fullmatch(address) else []


def keyless(settings: Settings) -> list[str]:
    """Why not even a command can work with this portal's data: one sentence a missing key."""
    missing = [VARIABLES[name] for name in _LISTS if not getattr(settings, name)]
    return [f"{name} is missing. Give this command the settings that the portal runs with." for name in missing]


def problems_of(settings: Settings) -> list[str]:
    """Why this may not serve the public (R65): one sentence a problem, naming the variable."""
    found = []
    for name in _LISTS:
        keys = getattr(settings, name)
        if not keys:
            found.append(f"{VARIABLES[name]} is missing. Set it to 32 or more random characters.")
        elif any(len(key) < 32 for key in keys):
            found.append(f"{VARIABLES[name]} is too short. Each key needs 32 or more characters.")
        elif any(len(set(key)) < 8 for key in keys):
            found.append(f"{VARIABLES[name]} is not random. Make it with a password generator.")
    if settings.metrics_token and len(settings.metrics_token) < 32:
        found.append("PORTAL_METRICS_TOKEN is too short. It needs 32 or more random characters.")
    if settings.log_format not in LOG_FORMATS:
        found.append("PORTAL_LOG_FORMAT must be text or json.")
    if settings.debug:
        found.append("PORTAL_DEBUG is on. Debugging shows secrets; unset it.")
    if settings.demo:
        found.append("PORTAL_DEMO is on. The demo's passwords are public; unset it.")
    url = urlsplit(settings.base_url)
    if url.scheme not in ("http", "https") or not url.hostname:
        found.append("PORTAL_BASE_URL must be the public address, like https://conduct.example.")
    elif url.scheme == "http" and not settings.plain_http_allowed:
        found.append("PORTAL_BASE_URL is plain http. Only https protects reporters; change it.")
    found += _onion_problems(settings.onion_url)
    if settings.data.exists():
        if stat.S_IMODE(settings.data.stat().st_mode) & 0o007:
            found.append("PORTAL_DATA can be read by everybody on this machine. Run chmod 700 on it.")
        if (settings.data / "demo-people.json").exists():
            found.append("PORTAL_DATA holds a demo world. Use another folder for real people.")
    return found
