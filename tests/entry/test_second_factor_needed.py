"""Key holders and registration leads act only with a second factor (settled 37)."""

from dataclasses import replace

import pyotp
import pytest

from portal import accounts
from portal.db import writing

from ..world import PASSWORD


@pytest.fixture
def strict(app):
    """The real setting; the cast's other tests do without."""
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], second_factor=True)
    return app.test_client()


def with_factor(app, world, key: str) -> str:
    with app.app_context(), writing():
        person = world.actors[key].holder
        secret, _address = accounts.begin_totp(person)
        accounts.confirm_totp(person, secret, pyotp.TOTP(secret).now())
    return secret


def test_a_key_holder_without_one_is_sent_to_turn_it_on(world, strict):
    """The people of the register stay shut; the page to turn the factor on says why."""
    assert world.sign_in(strict, "kim").status_code == 303
    answer = strict.get("/committee/register/people")
    assert answer.status_code == 303
    assert answer.location.startswith("/account/second-factor")
    assert "second factor" in strict.get(answer.location).text


def test_a_key_holder_with_one_comes_in(app, world, strict, clock):
    """With the factor the same page opens."""
    secret = with_factor(app, world, "kim")
    clock.advance(minutes=2)
    assert world.sign_in(strict, "kim", PASSWORD).location.startswith("/sign-in/code")
    token = strict.get("/sign-in/code").text.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]
    code = pyotp.TOTP(secret).at(clock.now())
    assert strict.post("/sign-in/code", data={"csrf_token": token, "code": code}).status_code == 303
    assert strict.get("/committee/register/people").status_code == 200


def test_other_roles_are_not_asked(world, strict):
    """A chair works without one; the account page recommends it."""
    world.sign_in(strict, "gil")
    assert strict.get("/committee/").status_code == 200
