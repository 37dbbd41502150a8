"""Changing the server's key (R59): everything goes on working, and the old key can be taken away."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from portal import access, house, reports, sealing
from portal.db import db, writing

from ..conftest import SECRET

NEW = "a-quite-new-key-for-the-server-0123456789-zyxw"


@pytest.mark.slow
def test_the_old_key_can_be_taken_away(app, world, settings):
    """With the new key alone people sign in, read what they could, and who was left out stays out."""
    ana, ben = world.actor("ana"), world.actor("ben")
    report = reports_of(app, world)
    both = replace(settings, server_keys=(NEW, *settings.server_keys))
    environment = environment_of(both)
    run = [sys.executable, "-m", "portal", "rotate", "server-key", "--json"]
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["rows"] > 100
    assert SECRET not in done.stdout + done.stderr
    with house.opened(replace(settings, server_keys=(NEW,))) as later:
        assert world.sign_in(later.test_client(), "ana").status_code == 303
        with later.app_context():
            assert "asking me for my number" in reports.read(ana, report).answers["story"]
            assert access.barred(ben, report, ben.holder)
            assert not sealing.holds(ben, reports.get(ana, report).lock_id)


def test_while_both_keys_are_there_nobody_slips_in(app, world, settings):
    """Between putting the new key first and renewing, bars under the old key still hold."""
    ben, report = world.actor("ben"), reports_of(app, world)
    with house.opened(replace(settings, server_keys=(NEW, *settings.server_keys))) as between, between.app_context():
        assert access.barred(ben, report, ben.holder)
        with writing():
            access.bar(ben, report, ben.holder)
        assert ben.count(ben.select(access.models.Bar).where(access.models.Bar.thing_id == report)) == 1
        db.session.remove()


@pytest.mark.slow
def test_a_lost_pepper_is_not_the_end(app, world, settings):
    """The verb drops what can't be checked any more; with nothing lost it changes nothing."""
    for peppers, dropped in ((settings.peppers, 0), (("another-pepper-altogether-0123456789-zyxw",), 19)):
        environment = environment_of(replace(settings, peppers=peppers))
        run = [sys.executable, "-m", "portal", "keys", "lost-pepper", "--json"]
        done = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
        assert json.loads(done.stdout) == {"dropped": dropped}


def environment_of(settings) -> dict[str, str]:
    return {
        "PORTAL_DATA": str(settings.data),
        "PORTAL_SECRET_KEY": ",".join(settings.secret_keys),
        "PORTAL_PEPPER": ",".join(settings.peppers),
        "PORTAL_SERVER_KEY": ",".join(settings.server_keys),
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_OWNER_DATABASE_URL": settings.owner_database_url,
    }


def reports_of(app, world) -> str:
    with app.app_context():
        return reports.known(world.receipts["excluding"])


def test_the_verb_stands_in_the_house():
    """`portal keys lost-pepper` is found through the floors."""
    assert "access" in dict(house.rooms_with("commands"))
