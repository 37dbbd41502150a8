"""New keys for old (R59): everything goes on, a command that stops half-way goes on, and nothing goes back."""

import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace

import pytest

from portal import access, audit, clock, config, keeper, sealing
from portal.db import Scope, begin_writing, db, writing
from portal.errors import NotFound
from portal.sealing.models import Grant, Lock, Record
from portal.upkeep import occupied, rotating
from tests.access.test_keys import environment_of
from tests.cases.ground import PASSWORD
from tests.cases.test_cases import STORY
from tests.cases.walker import Walker

from . import scene

NEW, NEWER = "a new key for the server, of more than 32 letters", "and another one after it, as long as it must be"
LISTS = {"secrets": "secret_keys", "peppers": "peppers", "servers": "server_keys"}


class Stopped(Exception):
    """The command was stopped here."""


@pytest.fixture(autouse=True)
def put_back(settings):
    """Each test leaves the keys as it found them."""
    yield
    sealing.configure(settings)


@contextmanager
def inside(living):
    """The application as a command has it."""
    with living.ground.app.app_context():
        begin_writing(False)
        yield
        db.session.remove()


def turned_to(living, **lists):
    """The same portal with other key lists, as after a restart."""
    changed = replace(living.settings, **lists)
    sealing.configure(changed)
    return changed


def stop_after(times: int):
    """A teller that stops the command when it has told so often."""
    told = []

    def tell(_words):
        told.append(1)
        if len(told) == times:
            raise Stopped

    return tell


def reads(living) -> bool:
    """Ana signs in, reads the story and opens the file."""
    ana = Walker(living.ground.app, "Ana")
    ana.get(f"/desk/harbor/cases/{living.case_id}")
    return STORY in ana.text and len(scene.file_of(living.ground, living)) > 60


def test_a_server_key_turns_and_goes(living):
    """Stopped half-way and run again; then without the old key all opens, and the audit of before still holds."""
    with inside(living):
        with writing():
            audit.anchor(clock.now())
        both = turned_to(living, server_keys=(NEW, *living.settings.server_keys))
        with pytest.raises(Stopped):
            rotating.server_key(both, stop_after(2))
        assert rotating.server_key(both).done > 20
        before = scene.sums(both)
        assert rotating.server_key(both).done == 2 * len(living.ground.people), "people are looked through each time"
        after = scene.sums(both)
        assert {name for name in after if after[name] != before[name]} == {"audit_lines", "audit_heads"}
    turned_to(living, server_keys=(NEW,))
    assert reads(living)
    with inside(living):
        assert sealing.check_keys(write=False) == [] and audit.verify() == []


def test_who_was_shut_out_and_left_finds_nothing_on_coming_back(living):
    """Ben is shut out of a case and has no role while the key turns: without the old key he still is shut out."""
    with inside(living):
        ground, ben = living.ground, living.ground.people["Ben"]
        harbor = access.keeper(ground.harbor)
        with writing():
            access.bar(harbor, living.case_id, ben)
            access.remove(ground.act("Ana"), ben)
        assert access.barred(harbor, living.case_id, ben) and access.roles_of(ben) == []
        rotating.server_key(turned_to(living, server_keys=(NEW, *living.settings.server_keys)))
        turned_to(living, server_keys=(NEW,))
        assert access.barred(harbor, living.case_id, ben)


def test_two_server_keys_one_after_the_other(living):
    """Lines of three times hold under the newest key alone; a key of before signs nothing that counts any more."""
    with inside(living):
        rotating.server_key(turned_to(living, server_keys=(NEW, *living.settings.server_keys)))
        rotating.server_key(turned_to(living, server_keys=(NEWER, NEW)))
    turned_to(living, server_keys=(NEWER,))
    assert reads(living)
    with inside(living):
        assert audit.verify() == []
        turned_to(living, server_keys=(NEW, NEWER))
        with writing():
            audit.record(Scope("site"), "keys.renewed", None)
        turned_to(living, server_keys=(NEWER, NEW))
        assert "altered" in {found.code for found in audit.verify("site")}


@pytest.mark.parametrize("name", LISTS)
def test_no_key_list_goes_back(living, name):
    """Once a newer key has come first, an older one in front is refused and named, whichever list it is."""
    old, variable = getattr(living.settings, LISTS[name]), rotating.VARIABLES[name]
    with inside(living):
        for keys in (old, (NEW, *old)):
            turned_to(living, **{LISTS[name]: keys})
            with writing():
                assert sealing.check_keys() == []
        back = turned_to(living, **{LISTS[name]: (*old, NEW)})
        [problem] = sealing.check_keys(write=False)
        assert problem.startswith(f"{variable} begins with a key that a newer one has replaced")
        with pytest.raises(rotating.CannotRotate, match="replaced"):
            rotating.take_note(back, name)


def test_a_place_turns_and_an_old_version_opens_nothing(living, monkeypatch):
    """Every lock gets a new version, also when stopped between; the old data key and the old grant are refused."""
    with inside(living):
        ana = living.ground.act("Ana")
        before = {row.id: row.version for row in ana.all(ana.select(Lock))}
        grant = ana.first(ana.select(Grant).where(Grant.holder_id == ana.holder, Grant.lock_id == living.lock))
        kept = {name: getattr(grant, name) for name in ("box", "pin", "mac", "day", "granted_by")}
        record = ana.first(ana.select(Record).where(Record.lock_id == living.lock))
        old, record_id = record.wdek, record.id
        monkeypatch.setattr(rotating, "PORTION", 2)
        with pytest.raises(Stopped):
            rotating.partition(ana, stop_after(1))
        turned = rotating.partition(ana)
        after = {row.id: row.version for row in ana.all(ana.select(Lock))}
        held = [lock for lock in before if sealing.holds(ana, lock)]
        assert turned.done == len(held) - 2 > 0 and {after[lock] - before[lock] for lock in held} == {1}
        assert turned.left == len(before) - len(held)
        with writing():
            assert not keeper.underway(f"rotate:{ana.partition}")
    assert reads(living)
    with inside(living), writing():
        new = ana.first(ana.select(Record.wdek).where(Record.id == record_id))
        db.session.execute(ana.update(Record).where(Record.id == record_id).values(wdek=old))
    with pytest.raises(sealing.Damaged):
        scene.file_of(living.ground, living)
    with inside(living), writing():
        db.session.execute(ana.update(Record).where(Record.id == record_id).values(wdek=new))
        mine = ana.update(Grant).where(Grant.lock_id == living.lock, Grant.holder_id == ana.holder)
        db.session.execute(mine.values(**kept))
    with pytest.raises((sealing.Damaged, NotFound)):
        scene.file_of(living.ground, living)


def test_only_who_leads_turns_a_place(living):
    """A responder, and a lead of elsewhere, turn nothing."""
    with inside(living):
        for name, role in (("Ben", "responder"), ("Dov", "lead")):
            actor = living.ground.act(name, role, living.ground.harbor)
            with pytest.raises(NotFound):
                rotating.partition(actor)


def test_a_pepper_moves_with_each_sign_in(living):
    """Counted until the last password has moved; then the old one may go."""
    everybody = len(living.ground.people)
    both = turned_to(living, peppers=(NEW, *living.settings.peppers))
    with inside(living):
        assert rotating.pepper(both) == rotating.Turned(0, everybody)
    Walker(living.ground.app, "Ana")
    with inside(living):
        assert rotating.pepper(both) == rotating.Turned(1, everybody - 1)


def test_visits_end_at_once_after_a_leak(living):
    """With the key changed everybody goes on; with --at-once everybody signs in again."""
    ana = Walker(living.ground.app, "Ana")
    both = turned_to(living, secret_keys=(NEW, *living.settings.secret_keys))
    for at_once, least in ((False, 0), (True, 1)):
        with inside(living):
            assert rotating.session_key(both, at_once).done >= least
        ana.get("/desk/harbor/")
        assert (ana.path == "/desk/harbor/") is not at_once


def test_what_is_refused_before_anything_is_done(living):
    """One key alone; a portal that runs without the new one; a key that is not this data's."""
    with inside(living):
        with writing():
            sealing.check_keys()
        with pytest.raises(rotating.CannotRotate, match="PORTAL_SERVER_KEY holds one key"):
            rotating.server_key(living.settings)
        both = turned_to(living, server_keys=(NEW, *living.settings.server_keys))
        with occupied.serving(living.settings), pytest.raises(rotating.CannotRotate, match="Restart it"):
            rotating.server_key(both)
        with pytest.raises(rotating.CannotRotate, match="is not the key"):
            rotating.server_key(turned_to(living, server_keys=(NEW, NEWER)))


@pytest.mark.slow
@pytest.mark.sqlite_only
def test_the_verb_turns_a_place(living):
    """`portal rotate partition`, password on standard input; a wrong one does nothing."""
    ground, environment = living.ground, environment_of(living.settings)
    with ground.unit():  # passwords are kept as cheaply as tests do; the command takes only the real thing
        sealing.configure(config.read(environment))
        sealing.keep_up(ground.people["Ana"], ground.keys["Ana"], PASSWORD)
    run = [sys.executable, "-m", "portal", "rotate", "partition", "harbor", "--as", "ana@people.example"]
    for given, code in (("wrong words", 1), (PASSWORD, 0)):
        done = subprocess.run(run, env=environment, input=given + "\n", capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
    assert "locks have new keys" in done.stdout
