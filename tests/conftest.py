"""Fixtures on real parts: a real database, mail server, browser; nothing of ours is replaced.

PORTAL_TEST_DB=sqlite|postgres chooses the database. Its tables are made once a process from the models (law 13, in
house/test_migrations.py, keeps the migrations equal to them); so is each of WORLDS;
each test then works on its own copy of database and files. No fixture leaves an application context
open: flask-login would remember the first person in it.
"""

import copy
import importlib
import itertools
import logging
import os
import shutil
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis
from jinja2 import BytecodeCache
from sqlalchemy import event, make_url
from sqlalchemy.engine import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

from portal import clock as portal_clock
from portal import config, house, migrate, web
from portal import db as portal_db

from . import servers

POSTGRES = os.environ.get("PORTAL_TEST_DB", "sqlite") == "postgres"
SECRET = "kept-only-for-tests-0123456789abcdef"  # long and varied enough to pass the checks of a real start
pytest_plugins = ["tests.browser", "tests.figures", "tests.slow"]
# What a test may stand on, by the name of its fixture: each module's build(app) is called once a process, and every
# test gets its own copy of that database, those files and what build() gave.
WORLDS = {
    "world": "tests.world",
    "ground": "tests.cases.ground",
    "place": "tests.reports.place",
    "meadow": "tests.communities.people",
    "village": "tests.leaving.village",
}

hypothesis.register_profile("suite", deadline=None, max_examples=25, derandomize=True)
hypothesis.register_profile("soak", deadline=None, max_examples=2000)
hypothesis.load_profile(os.environ.get("PORTAL_HYPOTHESIS", "suite"))


class Compiled(BytecodeCache):
    """Templates compiled once a process: each test has an application of its own, all with the same templates."""

    kept = {}

    def load_bytecode(self, bucket):
        """What an application before this one compiled; jinja checks it against the source."""
        if raw := self.kept.get(bucket.key):
            bucket.bytecode_from_string(raw)

    def dump_bytecode(self, bucket):
        """Keep it for the next."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


class Route(Rule):
    """Routes compiled once a process, for the same reason: this is most of what making an application costs."""

    made = {}

    def _compile_builder(self, append_unknown=True):
        key = (self.rule, append_unknown, tuple((self.defaults or {}).items()))
        if key not in self.made:
            self.made[key] = super()._compile_builder(append_unknown)
        return self.made[key]


STATEMENTS = LRUCache(4_000)


@event.listens_for(Engine, "engine_connect")
def _compiled_once(connection):
    """Statements compiled once a process too: each test has an engine of its own, all of one kind."""
    connection.engine._compiled_cache = STATEMENTS


DefaultDialect.__hash__ = lambda self: hash(type(self))
DefaultDialect.__eq__ = lambda self, other: type(self) is type(other)
web.Portal.url_rule_class = Route
web.Portal.jinja_options = web.Portal.jinja_options | {"bytecode_cache": Compiled()}


# ---- nobody outside -------------------------------------------------------------------------------------------
def _stay_home(event_name: str, given: tuple) -> None:
    """A22: whatever tries to reach beyond this machine fails, in every test."""
    if event_name in ("socket.connect", "socket.sendto"):
        address = given[1]
    elif event_name == "socket.getaddrinfo":
        address = (given[0] or "localhost",)
    else:
        return
    if isinstance(address, tuple) and not _is_here(str(address[0])):
        raise RuntimeError(f"{event_name} reaches beyond this machine")


def _is_here(host: str) -> bool:
    return host in ("localhost", "::1", "0.0.0.0", "::") or host.startswith("127.")


sys.addaudithook(_stay_home)


# ---- one PostgreSQL a run, shared by all workers -------------------------------------------------------------
def pytest_configure(config):
    if in_memory := servers.memory():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", in_memory)
    if POSTGRES and not hasattr(config, "workerinput") and not config.option.collectonly:
        config.postgres = servers.Postgres()


def pytest_unconfigure(config):
    if server := getattr(config, "postgres", None):
        server.stop()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    if server := getattr(node.config, "postgres", None):
        node.workerinput["postgres"] = str(server.folder)


def pytest_collection_modifyitems(config, items):
    """Whatever takes a browser page is a walk; what takes no database is asked once, in the SQLite run."""
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker("walk")
    if POSTGRES:
        without = [item for item in items if "templates" not in item.fixturenames]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if "templates" in item.fixturenames]


# ---- databases -------------------------------------------------------------------------------------------------
class Templates:
    """Migrated data folders, made once in this process: `empty`, and one for each of WORLDS."""

    def __init__(self, folder: Path, worker: str, socket_folder: str | None):
        self.folder, self.worker, self.socket = folder, worker, socket_folder
        self.worlds = {}
        self._numbers = itertools.count(1)

    def settings(self, data: Path, database: str, **more) -> config.Settings:
        """Settings for a data folder and, on PostgreSQL, a database."""
        values = {
            "secret_keys": SECRET + "-cookies",
            "peppers": SECRET + "-pepper",
            "server_keys": SECRET + "-server",
            "base_url": "http://localhost",
            "mail_from": "Portal <noreply@portal.example>",
            "testing": True,
            "second_factor": False,
        } | more
        if self.socket:
            address = f"postgresql+psycopg://{{}}@/{database}?host={self.socket}"
            values |= {
                "database_url": address.format(servers.APPLICATION),
                "owner_database_url": address.format(servers.OWNER),
                "backup_database_url": address.format(servers.BACKUP),
            }
        return config.read({}, data=data, **values)

    def copy(self, name: str, data: Path, **more) -> config.Settings:
        """A test's own copy of a template."""
        self._need(name)
        shutil.copytree(self.folder / name, data, dirs_exist_ok=True)
        data.chmod(0o700)
        database = f"test_{self.worker}_{next(self._numbers)}"
        self._sql(
            f"CREATE DATABASE {database} OWNER {servers.OWNER} TEMPLATE {self._database(name)} STRATEGY FILE_COPY"
        )
        return self.settings(data, database, **more)

    def blank(self, data: Path) -> config.Settings:
        """An empty database, without a single table."""
        data.mkdir(mode=0o700)
        database = f"test_{self.worker}_{next(self._numbers)}"
        self._sql(f"CREATE DATABASE {database} OWNER {servers.OWNER}")
        return self.settings(data, database)

    def drop(self, settings: config.Settings) -> None:
        """Throw a test's database away."""
        if self.socket:
            self._sql(f"DROP DATABASE {make_url(settings.database).database} WITH (FORCE)")

    def _database(self, name: str) -> str:
        return f"template_{self.worker}_{name}"

    def _sql(self, *statements: str) -> None:
        if self.socket:
            servers.run_as_superuser(self.socket, *statements)

    def _need(self, name: str) -> None:
        data = self.folder / name
        if data.exists():
            return
        if name == "empty":
            data.mkdir(parents=True, mode=0o700)
            self._sql(f"CREATE DATABASE {self._database(name)} OWNER {servers.OWNER}")
            migrate.make(self.settings(data, self._database(name)))
            return
        self._need("empty")
        shutil.copytree(self.folder / "empty", data)
        source, target = self._database("empty"), self._database(name)
        self._sql(f"CREATE DATABASE {target} OWNER {servers.OWNER} TEMPLATE {source}")
        with house.opened(self.settings(data, target)) as app:
            self.worlds[name] = importlib.import_module(WORLDS[name]).build(app)


@pytest.fixture(scope="session")
def templates(request, tmp_path_factory):
    """The process's database templates."""
    given = getattr(request.config, "workerinput", {})
    server = getattr(request.config, "postgres", None)
    socket_folder = given.get("postgres") or (str(server.folder) if server else None)
    return Templates(tmp_path_factory.mktemp("templates"), given.get("workerid", "main"), socket_folder)


@pytest.fixture
def settings(request, templates, tmp_path, smtp):
    """This test's settings: its own copy of the database and files, cheap Argon2, the caught mail."""
    more = {"smtp_url": smtp.url}
    if "server" in request.fixturenames:
        port = servers.free_port()
        more |= {"port": str(port), "base_url": f"http://127.0.0.1:{port}"}
    given = getattr(getattr(request.node, "callspec", None), "params", {})  # a parameter of that name is no fixture
    name = next((name for name in WORLDS if name in request.fixturenames and name not in given), "empty")
    made = templates.copy(name, tmp_path / "data", **more)
    yield made
    templates.drop(made)


@pytest.fixture(autouse=True)
def _as_if_new():
    """A thread begins by reading and requests are written down, whatever the test before left behind."""
    portal_db._writing.set(False)
    logging.getLogger("portal.request").setLevel(logging.NOTSET)  # `logs.quiet` is for the whole process


@pytest.fixture
def app(settings):
    """The application on this test's own database. No context is open."""
    with house.opened(settings) as made:
        yield made


@pytest.fixture
def client(app):
    """A browser without scripts, signed out."""
    return app.test_client()


@pytest.fixture
def world(templates, app):
    """The cast of tests/world.py, already in this test's database."""
    return copy.deepcopy(templates.worlds["world"])


@pytest.fixture
def ground(templates, app):
    """A committee and two communities, everybody in place, nothing reported yet (tests/cases/ground.py)."""
    made = copy.deepcopy(templates.worlds["ground"])
    made.app = app
    return made


@pytest.fixture
def place(templates, app):
    """A small place to report at (tests/reports/place.py)."""
    made = copy.deepcopy(templates.worlds["place"])
    made.app = app
    return made


@pytest.fixture
def meadow(templates, app):
    """Meadow Python with one contact; gives its lead as an actor (without an open context)."""
    return copy.deepcopy(templates.worlds["meadow"])


@pytest.fixture
def village(templates, app):
    """The ground with a bit of everything at Harbor; `village.made` names it (tests/leaving/village.py)."""
    made = copy.deepcopy(templates.worlds["village"])
    made.app = app
    return made


# ---- the other parts -------------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def smtp_server():
    """One SMTP server a process."""
    made = servers.Smtp()
    yield made
    made.stop()


@pytest.fixture
def smtp(smtp_server):
    """The SMTP server with an empty mailbox: `smtp.mailbox.messages`, `.to(address)`, `.text()`."""
    smtp_server.mailbox.messages.clear()
    smtp_server.mailbox.refuse = None
    return smtp_server


class Clock:
    """The portal's clock in the hand of a test."""

    def __init__(self):
        self._before = portal_clock._shift

    def advance(self, **by) -> None:
        """Let time pass: `clock.advance(days=3, hours=1)`."""
        portal_clock._shift += timedelta(**by)

    def set(self, moment) -> None:
        """Make it exactly this moment (aware) now."""
        portal_clock._shift += moment - portal_clock.now()

    def now(self):
        """What the portal thinks it is."""
        return portal_clock.now()

    def restore(self) -> None:
        """Real time again."""
        portal_clock._shift = self._before


@pytest.fixture
def clock():
    """Moves the portal's time, and puts it right after the test."""
    made = Clock()
    yield made
    made.restore()


@pytest.fixture
def server(app, settings):
    """The application behind a real HTTP server: `server.url`."""
    made = servers.Live(app, settings.port)
    yield made
    made.stop()
