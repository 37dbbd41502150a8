"""The plan of the house: its floors, lowest first, and the application that hangs them together."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec

from flask import Flask

from . import (
    accounts,
    audit,
    config,
    db,
    entry,
    front,
    keeper,
    logs,
    mail,
    plates,
    retention,
    sealing,
    translation,
    web,
)

FLOORS = (
    "sealing",
    "audit",
    "mail",
    "matching",
    "accounts",
    "access",
    "entry",
    "communities",
    "rota",
    "library",
    "evidence",
    "policies",
    "escrow",
    "ties",
    "reports",
    "signs",
    "cards",
    "cases",
    "gathering",
    "letters",
    "search",
    "archive",
    "drills",
    "duty",
    "interim",
    "register",
    "disclosure",
    "committee",
    "affiliation",
    "meetings",
    "board",
    "screening",
    "rights",
    "transparency",
    "open_data",
    "retention",
    "leaving",
    "upkeep",
    "demo",
)


class NoAudience(RuntimeError):
    """A view does not say who may stand before it."""


def rooms_with(part: str) -> list[tuple[str, object]]:
    """The rooms that have this file (`models`, `routes`, `commands`, `duties`), with the module, in order."""
    found = []
    for room in FLOORS:
        if find_spec(f"portal.{room}") and find_spec(f"portal.{room}.{part}"):
            found.append((room, import_module(f"portal.{room}.{part}")))
    return found


def load_models() -> None:
    """Import every room's tables, so that the metadata is the whole schema."""
    rooms_with("models")


def duties() -> list[keeper.Duty]:
    """What the keeper does for each room: `DUTIES` of its duties.py."""
    return [duty for _room, module in rooms_with("duties") for duty in module.DUTIES]


def create_app(settings: config.Settings) -> Flask:
    """The application for these settings: every room's routes, in the order of the floors."""
    folders = {"template_folder": str(config.ROOT / "templates"), "static_folder": str(config.ROOT / "static")}
    app = web.Portal("portal", **folders)
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_keys[0],
        SQLALCHEMY_DATABASE_URI=settings.database,
        SQLALCHEMY_ENGINE_OPTIONS=_engine_options(settings),
        BABEL_DEFAULT_TIMEZONE="UTC",
        TESTING=settings.testing,
        SHOW_CRASHES=False,
        PROPAGATE_EXCEPTIONS=False,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    load_models()
    for room in (sealing, audit, mail, accounts, retention):
        room.configure(settings)
    db.prepare(app)
    logs.init(app)
    web.init(app)
    translation.init(app)
    entry.init(app)
    plates.hang()
    app.register_blueprint(front.bp)
    for _room, routes in rooms_with("routes"):
        app.register_blueprint(routes.bp)
    for _room, pages in rooms_with("shelf"):
        app.wsgi_app = pages.shelve(app)
    check_audiences(app)
    if not settings.testing:
        app.wsgi_app = logs.last_resort(app.wsgi_app)
    return app


@contextmanager
def opened(settings: config.Settings) -> Iterator[Flask]:
    """The application for as long as the block lasts; no connection of this thread outlives it."""
    app = create_app(settings)
    try:
        yield app
    finally:
        with app.app_context():
            db.db.session.remove()
            for engine in db.db.engines.values():
                engine.dispose()


def _engine_options(settings: config.Settings) -> dict:
    if settings.database.startswith("sqlite"):
        return {"connect_args": {"timeout": 10, "check_same_thread": False}}
    return {"pool_size": 10, "pool_pre_ping": True}


def check_audiences(app: Flask) -> None:
    """Raise NoAudience unless every view but the static files declares one (design 3)."""
    bare = [name for name, view in app.view_functions.items() if name != "static" and not hasattr(view, "audience")]
    if bare:
        raise NoAudience(f"no audience: {sorted(bare)}")
