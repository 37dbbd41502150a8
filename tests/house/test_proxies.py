"""R48: what a client says of its own address counts only behind as many proxies as the settings name."""

import http.client
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import urlencode

import flask
import pytest
from bs4 import BeautifulSoup

from portal import access, config, doctor, house
from portal.entry import bucket
from portal.policies import ledger
from tests.walks.served import Served

REAL, LIES = "198.51.100.7", "203.0.113.9, 192.0.2.33"
pytestmark = pytest.mark.sqlite_only


@contextmanager
def behind(settings, proxies: int):
    """The application behind so many proxies, and what it saw of each request: address, scheme, host, bucket."""
    with house.opened(replace(settings, proxies=proxies)) as app:
        seen = []

        def look(_app, **_more):
            asked = flask.request
            seen.append((asked.remote_addr, asked.scheme, asked.host, asked.script_root, bucket()))

        with flask.request_started.connected_to(look, app):
            yield app.test_client(), seen


def ask(client, chain: str, address: str = "127.0.0.1", **more) -> int:
    """One request that arrives from `address` with this X-Forwarded-For."""
    headers = {"X-Forwarded-For": chain} | {name.replace("_", "-"): text for name, text in more.items()}
    return client.get("/", headers=headers, environ_base={"REMOTE_ADDR": address}).status_code


FORGED = {"X_Forwarded_Host": "evil.example", "X_Forwarded_Port": "666", "X_Forwarded_Prefix": "/evil"}


def test_without_a_proxy_nobody_is_believed(settings):
    """At 0 the address is that of the connection, whatever the headers say; so a client has one bucket, not many."""
    with behind(settings, 0) as (client, seen):
        for chain in (REAL, LIES, f"{LIES}, {REAL}", "", "rubbish", "::1"):
            assert ask(client, chain, X_Forwarded_Proto="https", Forwarded="for=192.0.2.1", **FORGED) == 200
        assert ask(client, "", "192.0.2.200") == 200
    assert {one[:4] for one in seen[:-1]} == {("127.0.0.1", "http", "localhost", "")}
    assert len({one[4] for one in seen[:-1]}) == 1
    assert seen[-1][4] != seen[0][4], "another address is another bucket"


def test_one_proxy_is_believed_for_the_last_address(settings):
    """What stands last is from our own proxy; what a client wrote before it has no effect."""
    with behind(settings, 1) as (client, seen):
        for chain in (REAL, f"{LIES}, {REAL}", f"rubbish,,{REAL}"):
            assert ask(client, chain, X_Forwarded_Proto="https", **FORGED) == 200
        assert ask(client, "192.0.2.200") == 200
    assert {one[:4] for one in seen[:-1]} == {(REAL, "https", "localhost", "")}
    assert len({one[4] for one in seen[:-1]}) == 1
    assert seen[-1][0] == "192.0.2.200"
    assert seen[-1][4] != seen[0][4]


def test_two_proxies_are_counted_from_ours(settings):
    """With two, the last but one; a chain shorter than that went around a proxy and is not believed."""
    with behind(settings, 2) as (client, seen):
        assert ask(client, f"{LIES}, {REAL}, 10.0.0.2") == 200
        assert ask(client, REAL) == 200
    assert [one[0] for one in seen] == [REAL, "127.0.0.1"]


def test_an_odd_address_is_no_fault(settings):
    """Whatever a proxy passes on, the page is shown: such addresses share one bucket."""
    with behind(settings, 1) as (client, seen):
        for chain in ("unknown", "_hidden", "[2001:db8::1]:443", "1.2.3.4:80", "é", "9" * 5000):
            assert ask(client, chain) == 200, chain
    assert len({one[4] for one in seen}) == 1


def accept(port: int, times: int) -> None:
    """Somebody accepts a published version so often, each time with another address in the header."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", "/c/northconf/accept/1")
    token = BeautifulSoup(line.getresponse().read(), "html.parser").find(attrs={"name": "form_token"})["value"]
    head = {"Content-Type": "application/x-www-form-urlencoded"}
    for number in range(times):
        chain = {"X-Forwarded-For": f"203.0.{number % 256}.9, 198.51.{number % 256}.{number // 256}"}
        line.request("POST", "/c/northconf/accept/1", urlencode({"form_token": token}), head | chain)
        answer = line.getresponse()
        answer.read()
        assert answer.status == 303
    line.close()


@pytest.mark.slow
@pytest.mark.parametrize(("proxies", "counted"), [(0, ledger.FROM_ONE_BUCKET), (1, ledger.FROM_ONE_BUCKET + 9)])
def test_a_bound_holds_against_made_up_addresses(world, app, settings, proxies, counted):
    """As it is served: at 0 a client with ever new headers is still one; what a proxy passes on are many."""
    with Served(replace(settings, proxies=proxies), workers=1) as served:
        accept(served.port, ledger.FROM_ONE_BUCKET + 9)
    with app.app_context():
        assert sum(ledger.counts(access.letterbox(world.partition("northconf"))).values()) == counted


def test_the_doctor_asks_for_it(settings, app):
    """An https address means that something stands in front: whoever forgot to say so is told."""
    https = replace(settings, base_url="https://conduct.example")
    assert "proxies" in {one.code for one in doctor.look(app, https)}
    assert "proxies" not in {one.code for one in doctor.look(app, replace(https, proxies=1))}
    assert "proxies" not in {one.code for one in doctor.look(app, settings)}
    assert config.read({"PORTAL_PROXIES": "2"}).proxies == 2
    with pytest.raises(config.Misconfigured, match="PORTAL_PROXIES"):
        config.read({"PORTAL_PROXIES": "-1"})
