"""Letters leave by real SMTP, or wait; nothing of them lies in clear."""

import re
import socket
import ssl
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from sqlalchemy import select

from portal import mail
from portal.db import db, writing
from portal.errors import Refused
from portal.mail import smtp as speaking
from portal.mail.models import Outgoing
from tests.servers import Mailbox, free_port

LETTER = mail.Letter("Something is waiting", "Grüße,\n\nsign in to see it.\n.\nThe portal\n")
CERTIFICATE = Path(__file__).parent / "localhost.pem"  # key and certificate of "localhost", made for this test alone
ADDRESS = "robin@people.example"


def post(app, address=ADDRESS, letter=LETTER):
    with app.app_context(), writing():
        mail.post(address, letter)


def deliver(app, clock):
    with app.app_context():
        return mail.deliver(clock.now())


def states(app):
    with app.app_context():
        found = db.session.execute(select(Outgoing.state, Outgoing.attempts, Outgoing.problem)).all()
        return [tuple(row) for row in found]


def pointed_at(app, settings, url, **more):
    """The same application with another mail server."""
    for name, value in {"smtp_url": url, **more}.items():
        object.__setattr__(settings, name, value)
    mail.configure(settings)


def test_a_letter_arrives_whole(app, smtp, clock):
    """Plain UTF-8 text, a line with a lone dot kept, from the address the settings name."""
    post(app)
    assert deliver(app, clock) == 1
    message = smtp.mailbox.to(ADDRESS)
    assert message["Subject"] == LETTER.subject
    assert message.get_content().replace("\r\n", "\n") == LETTER.body
    assert message.get_content_type() == "text/plain" and message.get_content_charset() == "utf-8"
    assert message["From"] == "Portal <noreply@portal.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert deliver(app, clock) == 0 and len(smtp.mailbox.messages) == 1


def test_a_letter_names_no_machine_and_no_second(app, smtp, clock):
    """Neither headers nor greeting tell the host's name; the date is a whole minute."""
    post(app)
    deliver(app, clock)
    message = smtp.mailbox.to(ADDRESS)
    assert not re.search(rf"\b{re.escape(socket.gethostname())}\b", message.as_string())
    assert message["Message-ID"].endswith("@portal.example>")
    assert message["Date"].datetime.second == 0
    assert not message["X-Mailer"] and not message["User-Agent"]


@pytest.mark.parametrize(
    "address",
    ["robin@people.example\r\nBcc: x@evil.example", "robin", "a@b@c", "robin @people.example", "<robin@people.example>",
     "robin@people.example,x@evil.example", "", "robin@people.example\n", "r\x00o@b.c", "a" * 65 + "@b.c"],
)  # fmt: skip
def test_an_address_can_not_add_a_header(app, address):
    """R45: no line break, second address or bare name passes."""
    with pytest.raises(Refused, match="mail_address"):
        post(app, address)
    assert states(app) == []


@pytest.mark.parametrize("subject", ["Hi\r\nBcc: x@e.example", "Hi\nX: y", "Hi\x00", "Hi\u2028there", " ", "x" * 201])
def test_a_subject_can_not_add_a_header(app, subject):
    """R45: CR, LF and their relatives are refused before anything is kept."""
    with pytest.raises(Refused, match="mail_subject"):
        post(app, letter=mail.Letter(subject, "text"))
    assert states(app) == []


def test_a_body_can_not_add_a_header(app, smtp, clock):
    """A body that looks like headers stays a body."""
    post(app, letter=mail.Letter("Hello", "Bcc: x@evil.example\r\n\r\nFrom: y\r\n.\r\nMAIL FROM:<a@b>\r\n"))
    assert deliver(app, clock) == 1
    [message] = smtp.mailbox.messages
    assert message["Bcc"] is None and message.envelope_to == [ADDRESS]
    assert "MAIL FROM:<a@b>" in message.get_content()


def test_nothing_of_a_letter_lies_in_clear(app, settings):
    """Address, subject and body stand in the box only; the row tells the day, not the second."""
    post(app, letter=mail.Letter("marker-subject-31", "marker-body-31"))
    with app.app_context():
        row = db.session.scalars(select(Outgoing)).one()
        assert len(row.box) > 100
        assert (row.next_at.hour, row.next_at.minute, row.next_at.second) == (0, 0, 0)
        bytes_of_row = repr(row.__dict__)
    for marker in ("marker-subject-31", "marker-body-31", ADDRESS, "people.example"):
        assert marker not in bytes_of_row
        for file in settings.data.rglob("*"):
            assert not file.is_file() or marker.encode() not in file.read_bytes()


def test_a_rolled_back_request_sends_nothing(app, smtp, clock):
    """A letter is part of the act that wrote it."""
    with app.app_context(), pytest.raises(RuntimeError, match="stop"), writing():
        mail.post(ADDRESS, LETTER)
        assert db.session.scalar(select(Outgoing.id)) is not None
        raise RuntimeError("stop")
    assert deliver(app, clock) == 0 and smtp.mailbox.messages == []


def test_a_refusal_is_tried_again_then_given_up(app, smtp, clock):
    """Growing delays for a day; then the operator reads a code, and one verb makes the letters due again."""
    smtp.mailbox.refuse = f"550 {ADDRESS} said no to Something is waiting"
    post(app)
    waits, began = [], clock.now()
    while states(app)[0][0] == "waiting":
        before = clock.now()
        deliver(app, clock)
        assert deliver(app, clock) == 0  # not due yet
        clock.set(due_at(app))
        waits.append(round((clock.now() - before) / timedelta(minutes=1)))
    assert waits[:4] == [1, 5, 15, 60]
    assert timedelta(hours=24) <= clock.now() - began < timedelta(hours=32)
    with app.app_context():
        assert mail.failures() == mail.Failures(0, 1, {"refused": 1})
        assert ADDRESS not in repr(mail.failures()) and "said no" not in repr(states(app))
    smtp.mailbox.refuse = None
    with app.app_context(), writing():
        assert mail.try_again(clock.now()) == 1
    assert deliver(app, clock) == 1
    assert states(app) == [("sent", 1, "")]


def due_at(app):
    with app.app_context():
        return db.session.scalar(select(Outgoing.next_at))


def test_one_refused_letter_does_not_hold_up_the_rest(app, settings, clock):
    """A recipient the server refuses gets its code; the letters before and after it leave."""

    class Picky(Mailbox):
        async def handle_RCPT(self, server, session, envelope, address, options):
            if address.startswith("nobody"):
                return "550 no such person"
            envelope.rcpt_tos.append(address)
            return "250 OK"

    mailbox, port = Picky(), free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        pointed_at(app, settings, f"smtp://127.0.0.1:{port}")
        for address in ("a@people.example", "nobody@people.example", "b@people.example"):
            post(app, address)
        assert deliver(app, clock) == 2
        assert {message.envelope_to[0][0] for message in mailbox.messages} == {"a", "b"}
        assert sorted(states(app)) == [("sent", 1, ""), ("sent", 1, ""), ("waiting", 1, "recipient")]
    finally:
        controller.stop()


def test_sent_letters_are_gone_after_a_day(app, smtp, clock):
    """The contents go at once, the row after 24 hours; what was given up after a week."""
    post(app)
    deliver(app, clock)
    with app.app_context():
        assert db.session.scalar(select(Outgoing.box)) == b""
    clock.advance(hours=23)
    sweep(app, clock)
    assert states(app) == [("sent", 1, "")]
    clock.advance(hours=2)
    sweep(app, clock)
    assert states(app) == []


def sweep(app, clock):
    with app.app_context(), writing():
        mail.sweep(clock.now())


@pytest.fixture
def silent():
    """A server that takes the call and then says nothing."""
    listener = socket.create_server(("127.0.0.1", 0))
    yield f"smtp://127.0.0.1:{listener.getsockname()[1]}"
    listener.close()


def test_no_transaction_is_open_while_the_server_hangs(app, settings, silent, clock, monkeypatch):
    """F6: while a mail server hangs, requests write at once; the letter is kept and noted as `timeout`."""
    monkeypatch.setattr(speaking, "TIMEOUT", 1.5)
    pointed_at(app, settings, silent)
    post(app)
    post(app, "second@people.example")
    talk = threading.Thread(target=deliver, args=(app, clock))
    talk.start()
    time.sleep(0.4)
    post(app, "third@people.example")
    assert talk.is_alive(), "written while the other was still waiting"
    talk.join()
    assert sorted(states(app)) == [("waiting", 0, ""), ("waiting", 1, "timeout"), ("waiting", 1, "timeout")]


def test_a_server_that_is_away(app, settings, clock):
    """F6: nobody listens: each letter gets a code and stays; later it leaves."""
    pointed_at(app, settings, f"smtp://127.0.0.1:{free_port()}")
    post(app)
    assert deliver(app, clock) == 0
    assert states(app) == [("waiting", 1, "unreachable")]


def test_without_a_server_letters_wait(app, settings, clock):
    """No PORTAL_SMTP_URL: the operator sees why nothing leaves."""
    pointed_at(app, settings, "")
    post(app)
    assert deliver(app, clock) == 0
    assert states(app) == [("waiting", 1, "no_server")]
    with app.app_context(), pytest.raises(PermissionError):
        mail.waiting_letters()


def test_a_demo_shows_its_outbox(app, settings, clock):
    """In a demo letters stay put, untried, and can be read."""
    pointed_at(app, settings, "", demo=True)
    post(app)
    assert deliver(app, clock) == 0
    assert states(app) == [("waiting", 0, "")]
    with app.app_context():
        [waiting] = mail.waiting_letters()
        assert (waiting.address, waiting.letter) == (ADDRESS, LETTER)


def test_a_letter_whose_sender_died_leaves_later(app, smtp, clock):
    """Killed between claiming and sending: due again after the delay, not lost."""
    post(app)
    with app.app_context(), writing():
        [taken] = mail.outbox.claim(clock.now(), 50)
        assert taken.address == ADDRESS
    assert deliver(app, clock) == 0
    clock.advance(minutes=2)
    assert deliver(app, clock) == 1


def test_a_swapped_box_is_not_sent(app, smtp, clock):
    """A box moved to another row does not open: that letter is given up as damaged, the other leaves."""
    post(app)
    post(app, "second@people.example")
    with app.app_context(), writing():
        first, second = db.session.scalars(select(Outgoing))
        first.box = second.box
    assert deliver(app, clock) == 1
    assert sorted(states(app)) == [("failed", 1, "damaged"), ("sent", 1, "")]


def test_signing_in_with_tls(app, settings, clock, monkeypatch):
    """smtp+starttls:// checks the certificate, signs in, and says `tls` when the certificate is a stranger's."""
    mailbox, port = Mailbox(), free_port()
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(CERTIFICATE)
    seen = []

    def sign_in(server, session, envelope, mechanism, data):
        seen.append((data.login, data.password))
        return AuthResult(success=True)

    controller = Controller(
        mailbox, hostname="127.0.0.1", port=port, tls_context=served, authenticator=sign_in, auth_required=True
    )
    controller.start()
    try:
        pointed_at(app, settings, f"smtp+starttls://ro%40bin:p%2Fw@localhost:{port}")
        post(app)
        assert deliver(app, clock) == 0
        assert states(app) == [("waiting", 1, "tls")] and seen == []
        clock.advance(minutes=2)
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        assert deliver(app, clock) == 1
        assert seen == [(b"ro@bin", b"p/w")]
    finally:
        controller.stop()


@pytest.mark.parametrize(
    ("url", "sender", "names"),
    [
        ("smtp://mail.example", "Portal <a@b.example>", ""),
        ("smtp+starttls://u:p@mail.example", "Portal <a@b.example>", ""),
        ("smtps://u:p@mail.example:465", "a@b.example", ""),
        ("smtp://u:p@127.0.0.1:25", "a@b.example", ""),
        ("smtp://u:p@mail.example", "a@b.example", "PORTAL_SMTP_URL"),
        ("mail.example:25", "a@b.example", "PORTAL_SMTP_URL"),
        ("smtp://", "a@b.example", "PORTAL_SMTP_URL"),
        ("smtp://mail.example:x", "a@b.example", "PORTAL_SMTP_URL"),
        ("", "Portal", "PORTAL_MAIL_FROM"),
    ],
)
def test_settings_are_checked_before_the_first_letter(settings, url, sender, names):
    """Each problem names its variable, and no password is sent in clear over a network."""
    object.__setattr__(settings, "smtp_url", url)
    object.__setattr__(settings, "mail_from", sender)
    found = mail.problems_of(settings)
    assert [sentence.split()[0] for sentence in found] == ([names] if names else [])
    assert ":p@" not in " ".join(found)


def test_a_password_is_never_shown(settings):
    """A server printed by accident hides its password."""
    assert "secret" not in repr(speaking.server_of("smtps://me:secret@mail.example"))
