"""`portal`: the verbs of the whole site, and the frame for those of the rooms.

Every verb takes --data DIR (or PORTAL_DATA) and --json. Exit: 0 done, 1 refused, 2 wrong usage.
"""

import argparse
import json
import os
import secrets
import shutil
from dataclasses import asdict

from sqlalchemy.exc import SQLAlchemyError

from . import (
    __version__,
    audit,
    clock,
    config,
    demo,
    doctor,
    house,
    logs,
    migrate,
    retention,
    sealing,
    serving,
    shell,
)
from .db import begin_writing, db, writing
from .errors import PortalError, Refused
from .shell import Answer, say
from .upkeep import Occupied, restore
from .upkeep import serving as in_use


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; gives the exit code."""
    options = parser().parse_args(arguments)
    options.house = house  # for verbs of a room that open all of it: no room looks up
    os.umask(0o077)  # what is made here is nobody else's to read
    logs.setup(as_json=os.environ.get(config.VARIABLES["log_format"]) == "json")
    try:
        answer = options.run(options) if options.alone else _in_house(options)
    except config.Misconfigured as wrong:
        answer = Answer(str(wrong), {"problems": wrong.problems}, ok=False)
    except Refused as refused:
        answer = Answer(f"Refused: {refused.code}.", {"problems": [refused.code]}, ok=False)
    except PortalError as error:
        answer = Answer(f"Refused: {type(error).__name__}.", {"problems": [type(error).__name__]}, ok=False)
    except Occupied:
        sentence = "A backup is being restored into this folder. Wait until that is done."
        answer = Answer(sentence, {"problems": [sentence]}, ok=False)
    except SQLAlchemyError as error:
        sentence = f"The database refused ({type(error).__name__}). Run portal doctor."
        answer = Answer(sentence, {"problems": [sentence]}, ok=False)
    return say(options, answer)


def parser() -> argparse.ArgumentParser:
    """All verbs: those of the site, then each room's, in the order of the floors."""
    made = argparse.ArgumentParser(prog="portal", description="Runs and keeps a Conduct Portal.")
    made.add_argument("--version", action="version", version=__version__)
    verbs = made.add_subparsers(required=True, metavar="VERB")
    shell.verb(verbs, "serve", serve, "serve the portal, settings from the environment", alone=True)
    show = shell.verb(verbs, "demo", run_demo, "serve a demo world on 127.0.0.1", alone=True)
    show.add_argument("--port", type=_port, default=8000, metavar="N", help="the port (8000)")
    shell.verb(verbs, "demo-people", demo_people, "who may sign in to a demo, with passwords", alone=True)
    shell.verb(verbs, "migrate", run_migrate, "bring the database to this version", alone=True)
    shell.verb(verbs, "doctor", run_doctor, "say what is wrong and what to do", alone=True)
    keep = shell.verb(verbs, "keep", run_keep, "do the recurring work alone, without serving", alone=True)
    keep.add_argument("--once", action="store_true", help="do what is due once, then stop")
    shell.verb(verbs, "vocabulary", vocabulary, "every list of codes with its labels", reads=True)
    for _room, commands in house.rooms_with("commands"):
        commands.commands(verbs)
    return made


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")


def _in_house(options) -> Answer:
    """Run a room's verb in an application, as one transaction with its audit lines."""
    settings = shell.settings_of(options)
    if problems := config.keyless(settings):
        raise config.Misconfigured(problems)
    logs.quiet()
    with house.opened(settings) as app, app.app_context():
        if options.reads:
            begin_writing(False)
            return options.run(options)
        with writing():
            answer = options.run(options)
            if not answer.ok:
                audit.forget()
                db.session.rollback()
        return answer


def serve(options) -> Answer | None:
    """Refuse what can't be served safely, naming the variable; else serve."""
    settings = shell.settings_of(options)
    sealing.harden_process()
    _refuse(doctor.settings_findings(settings, public=True) + doctor.install_findings())
    with in_use(settings):
        _refuse(_checked(settings))
        return _listen(options, settings, f"The portal listens on {settings.host}:{settings.port}.")


def _refuse(findings: list[doctor.Finding]) -> None:
    if findings:
        raise config.Misconfigured([found.sentence for found in findings])


def _checked(settings: config.Settings) -> list[doctor.Finding]:
    """Whether the database is fit; remembers the keys of a new one, ends a restore. Leaves no connection open.

    What a backup brought back is forgotten again before anybody is served (settled 32).
    """
    restore.finish(settings)
    with house.opened(settings) as app, app.app_context():
        found = doctor.database_findings(settings)
        if not found:
            with writing():
                sealing.check_keys()
            retention.again(clock.now())
    if not found:
        restore.settle(settings, house)
    return found


def _listen(options, settings: config.Settings, sentence: str) -> Answer | None:
    try:
        serving.check_port(settings)
    except serving.Taken:
        problem = f"Something listens on port {settings.port} already. Stop it, or choose another port."
        return Answer(problem, {"problems": [problem]}, ok=False)
    serving.serve(settings, lambda: _ready(options, settings, sentence))
    return None


def _ready(options, settings: config.Settings, sentence: str) -> None:
    print(json.dumps({"url": settings.base_url}) if options.json else sentence, flush=True)


def _prepare_folder(settings: config.Settings) -> None:
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)


def run_demo(options) -> Answer | None:
    """Make a demo world on first start, then serve it on 127.0.0.1."""
    _refuse(doctor.install_findings())
    address = f"http://127.0.0.1:{options.port}"
    place = {"base_url": address, "host": "127.0.0.1", "port": options.port, "demo": True, "second_factor": False}
    data = config.read({}, **({"data": options.data} if options.data else _data_from_environment())).data
    if (data / "portal.sqlite").exists() and not (data / shell.DEMO_KEYS).exists():
        problem = f"{data} holds a real portal. Choose another folder for the demo (--data or PORTAL_DATA)."
        return Answer(problem, {"problems": [problem]}, ok=False)
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    _make_demo_keys(data)
    settings = shell.settings_of(options, {"PORTAL_DATA": str(data)}, **place)
    with in_use(settings):
        _fill(settings)
        return _listen(options, settings, f"The demo is ready: {address}")


def _data_from_environment() -> dict:
    return {"data": str(config.read().data)}


def _make_demo_keys(data) -> None:
    """Keys of a demo stand in its folder, readable for its owner; a real portal's never do."""
    if (data / shell.DEMO_KEYS).exists():
        return
    names = ("secret_keys", "peppers", "server_keys")
    _write_private(data / shell.DEMO_KEYS, {name: [secrets.token_urlsafe(48)] for name in names})


def _write_private(path, content) -> None:
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    unfinished.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    unfinished.replace(path)


def _clear_unfinished(settings: config.Settings) -> None:
    """A first start that was stopped half-way begins again. Only ever in a folder with a demo's keys."""
    for path in (*settings.data.glob("portal.sqlite*"), audit.anchors_of(settings)):
        path.unlink(missing_ok=True)
    shutil.rmtree(settings.blobs, ignore_errors=True)


def _fill(settings: config.Settings) -> None:
    """Migrate, and on first start make the demo world; its people are named last, which says that it is whole."""
    whole = (settings.data / shell.DEMO_PEOPLE).exists()
    if not whole:
        _clear_unfinished(settings)
    migrate.upgrade(settings)
    if whole:
        return
    with house.opened(settings) as app:
        with app.app_context(), writing():
            sealing.check_keys()
        people = demo.fill(app)
    _write_private(settings.data / shell.DEMO_PEOPLE, people)


def demo_people(options) -> Answer:
    """The people of a demo world; works beside a running server."""
    data = config.read({}, **({"data": options.data} if options.data else _data_from_environment())).data
    path = data / shell.DEMO_PEOPLE
    if not path.exists():
        problem = f"{data} holds no demo world. Start one with portal demo."
        return Answer(problem, {"problems": [problem]}, ok=False)
    people = json.loads(path.read_text(encoding="utf-8"))
    rows = [f"{who['role']:<13} {who['community'] or '-':<20} {who['email']:<36} {who['password']}" for who in people]
    return Answer("\n".join(rows), people)


def run_migrate(options) -> Answer:
    """Bring the database to this version, as its owner."""
    settings = shell.settings_of(options)
    _prepare_folder(settings)
    migrate.upgrade(settings)
    return Answer("The database is up to date.", {"migrated": True})


def run_doctor(options) -> Answer:
    """Everything that is wrong; exit 1 when the portal would refuse to serve."""
    settings = shell.settings_of(options)
    if not (settings.secret_keys and settings.server_keys):
        found = doctor.settings_findings(settings)
    else:
        with house.opened(settings) as app:
            found = doctor.look(app, settings)
    sentence = "\n".join(f"- {finding.sentence}" for finding in found) or "Nothing is wrong."
    grave = any(finding.weight == "must" for finding in found)
    return Answer(sentence, [asdict(finding) for finding in found], ok=not grave)


def run_keep(options) -> Answer | None:
    """Be the keeper."""
    settings = shell.settings_of(options)
    with in_use(settings):
        _refuse(doctor.settings_findings(settings) or _checked(settings))
        done = serving.keep(settings, once=options.once)
    return Answer(f"{done} duties done.", {"done": done}) if options.once else None


def vocabulary(_options) -> Answer:
    """Every list of codes, {list: [{code, label}]}: `VOCABULARY` of the rooms' labels.py (settled 43)."""
    lists = {}
    for _room, labels in house.rooms_with("labels"):
        for name, words in getattr(labels, "VOCABULARY", {}).items():
            lists[name] = [{"code": code, "label": str(label)} for code, label in words.items()]
    rows = [f"{name}: {', '.join(entry['code'] for entry in words)}" for name, words in lists.items()]
    return Answer("\n".join(rows), lists)
