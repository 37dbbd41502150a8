"""The parts that the other tests stand on are real, and each test has its own."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from portal import clock as portal_clock


@pytest.mark.parametrize("attempt", [1, 2])
def test_each_test_has_its_own_database(app, settings, attempt):
    """What one test keeps, the next does not find."""
    engine = create_engine(settings.owner_database, poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE left_behind (n INTEGER)")
    engine.dispose()


def test_the_application_answers(client):
    """It is up, and tells nobody anything it should not."""
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.is_json


def test_mail_goes_over_a_real_wire(smtp):
    """What is sent is caught, once."""
    with smtplib.SMTP("127.0.0.1", smtp.port) as wire:
        wire.sendmail("a@portal.example", ["b@portal.example"], "Subject: Waiting\r\n\r\nSomething is waiting.\r\n")
    assert smtp.mailbox.to("b@portal.example")["Subject"] == "Waiting"
    assert len(smtp.mailbox.messages) == 1


def test_time_is_in_the_hand_of_the_test(clock):
    """The portal's clock moves and comes back."""
    clock.advance(days=3)
    assert portal_clock.now() - datetime.now(UTC) > timedelta(days=2)
    moment = datetime(2031, 2, 28, 12, tzinfo=UTC)
    clock.set(moment)
    assert abs(portal_clock.now() - moment) < timedelta(seconds=5)
    clock.restore()
    assert abs(portal_clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_browser_reaches_the_running_portal(browser_page, server):
    """Chromium and the application talk over a real socket, with scripts on and off."""
    answer = browser_page.goto("/")
    assert answer.status == 200
    assert browser_page.title()
