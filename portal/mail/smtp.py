"""Speaks SMTP. Knows no database; answers with codes, never with what a server said."""

import smtplib
import ssl
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from urllib.parse import unquote, urlsplit

from .. import clock
from ..config import LOOPBACK
from ..db import new_id

TIMEOUT = 10
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_configured: list = []


@dataclass(frozen=True)
class Server:
    """A mail server as PORTAL_SMTP_URL names it."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)


def configure(settings) -> None:
    """Learn the mail server and the sender."""
    _configured[:] = [settings]


def settings():
    """The settings mail was configured with."""
    return _configured[0]


def server_of(url: str) -> Server:
    """The server a URL names; ValueError when it names none."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError("not a mail server's address")
    port = parts.port or _PORTS[parts.scheme]
    return Server(parts.scheme, parts.hostname, port, unquote(parts.username or ""), unquote(parts.password or ""))


def problems_of(settings) -> list[str]:
    """What is wrong with the mail settings: one sentence a problem, naming the variable."""
    found = []
    if "@" not in parseaddr(settings.mail_from)[1]:
        found.append("PORTAL_MAIL_FROM must hold an address, like Conduct Portal <conduct@conduct.example>.")
    if not settings.smtp_url:
        return found
    try:
        server = server_of(settings.smtp_url)
    except ValueError:
        return [*found, "PORTAL_SMTP_URL must look like smtp+starttls://user:password@mail.example:587."]
    if server.scheme == "smtp" and server.password and server.host not in LOOPBACK:
        found.append("PORTAL_SMTP_URL would send its password in clear. Use smtp+starttls:// or smtps://.")
    return found


def compose(address: str, subject: str, body: str) -> EmailMessage:
    """A plain UTF-8 message that names no machine of ours (its id ends in the sender's domain)."""
    name, sender = parseaddr(settings().mail_from)
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(name, addr_spec=sender)
    message["To"] = Address(addr_spec=_ascii_domain(address))
    message["Subject"] = subject
    message["Date"] = format_datetime(clock.now().replace(second=0, microsecond=0))
    message["Message-ID"] = f"<{new_id()}@{_sender_domain()}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body, subtype="plain", charset="utf-8", cte="quoted-printable")
    return message


def _ascii_domain(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode()}"


def _sender_domain() -> str:
    return parseaddr(settings().mail_from)[1].rpartition("@")[2] or "localhost"


def send_all(letters: Iterable) -> dict[str, str]:
    """Send letters over one connection: {id: "" or a code}. After the line is lost the rest get its code."""
    letters = list(letters)
    outcomes = {}
    try:
        with _connected() as line:
            for waiting in letters:
                outcomes[waiting.id] = _send(line, waiting)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        code = code_of(error)
        outcomes |= {waiting.id: code for waiting in letters if waiting.id not in outcomes}
    return outcomes


def _connected() -> smtplib.SMTP:
    server = server_of(settings().smtp_url)
    kind = {"host": server.host, "port": server.port, "local_hostname": _sender_domain(), "timeout": TIMEOUT}
    if server.scheme == "smtps":
        line = smtplib.SMTP_SSL(**kind, context=ssl.create_default_context())
    else:
        line = smtplib.SMTP(**kind)
    try:
        if server.scheme == "smtp+starttls":
            line.starttls(context=ssl.create_default_context())
        if server.user:
            line.login(server.user, server.password)
    except BaseException:
        line.close()
        raise
    return line


def _send(line: smtplib.SMTP, waiting) -> str:
    try:
        message = compose(waiting.address, waiting.letter.subject, waiting.letter.body)
    except (ValueError, UnicodeError):
        return "unwritable"
    try:
        line.send_message(message, to_addrs=[message["To"].addresses[0].addr_spec])
    except smtplib.SMTPServerDisconnected:
        raise
    except (smtplib.SMTPException, ValueError) as error:
        with suppress(smtplib.SMTPServerDisconnected):
            line.rset()
        return code_of(error)
    return ""


def code_of(error: Exception) -> str:
    """A word for what went wrong; what the server said may quote the letter and is not kept."""
    if isinstance(error.__context__, TimeoutError):
        return "timeout"
    kinds = (
        (smtplib.SMTPAuthenticationError, "sign_in"),
        (smtplib.SMTPRecipientsRefused, "recipient"),
        (smtplib.SMTPSenderRefused, "sender"),
        (smtplib.SMTPNotSupportedError, "unsupported"),
        (smtplib.SMTPDataError, "refused"),
        (ssl.SSLError, "tls"),
        (TimeoutError, "timeout"),
        (smtplib.SMTPServerDisconnected, "disconnected"),
        (smtplib.SMTPException, "refused"),
        (OSError, "unreachable"),
    )
    return next((code for kind, code in kinds if isinstance(error, kind)), "misconfigured")
