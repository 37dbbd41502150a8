"""A22: what is installed is locked, known and allowed; nothing secret is committed; nothing calls anybody unasked."""

import importlib.util
import re
import socket
import subprocess

import pytest

from portal import config

_spec = importlib.util.spec_from_file_location("parts", config.ROOT / "setup" / "parts.py")
parts = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(parts)

LOCKS = ("requirements.txt", "requirements-dev.txt", "setup/requirements-node.txt")
# What a secret looks like, whoever gave it out. The words that look so in tests are made here, never written.
SECRETS = {
    "a private key": r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----",
    "a key of a cloud": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of a forge": r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,}|glpat-[\w-]{20})",
    "a token of an index": r"\bpypi-[A-Za-z0-9_-]{60,}|\bnpm_[A-Za-z0-9]{36}\b",
    "a token of a chat": r"\bxox[abprs]-[A-Za-z0-9-]{20,}",
    "a signed token": r"\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.",
    "an address with its password": r"\b(?:postgresql|smtps?|redis|https?)(?:\+\w+)?://[^\s:/@{}<>\"']+:(?!password|secret|marker)[^\s:/@{}<>\"']{6,}@",
}
KNOWN = {"tests/mail/localhost.pem"}  # made for the tests' own mail server: it is for 127.0.0.1 and opens nothing


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_locked_with_its_hashes(name):
    """One version and at least one hash for each; nothing from an address, nothing editable."""
    text = (config.ROOT / name).read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert len(lines) > (1 if "node" in name else 50) - 1
    assert not [line for line in lines if "==" not in line or "--hash=sha256:" not in line]
    assert "://" not in text


def test_the_bill_of_materials_is_of_today():
    """`make parts` would change nothing."""
    assert parts.FILE.read_text() == parts.bill()


def test_every_licence_is_one_that_goes_with_the_others():
    """Each is known by its SPDX name, and stands in the list of those we may pass on together."""
    named = [*parts.python_parts(), *parts.browser_parts()]
    assert len(named) > 60
    for part in named:
        licences = parts.names_in(next(iter(part.licenses)).value)
        assert licences <= parts.ALLOWED, f"{part.name}: {licences - parts.ALLOWED}"


def test_an_unknown_licence_is_not_let_through(monkeypatch):
    """A package that says nothing readable stops the bill."""
    monkeypatch.delitem(parts.SAID, "docutils")
    with pytest.raises(parts.UnknownLicence):
        parts.licence_of("docutils")


def committed():
    """(path, text) of everything that git keeps."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=config.ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        raw = (config.ROOT / name).read_bytes()
        if name not in KNOWN and b"\0" not in raw[:8000]:
            yield name, raw.decode(errors="replace")


def test_no_secret_is_committed():
    """Nothing in any file looks like a key, a token or a password in an address."""
    seen = 0
    for name, text in committed():
        seen += 1
        for what, pattern in SECRETS.items():
            assert not re.search(pattern, text), f"{name}: {what}"
    assert seen > 500


def test_the_patterns_find_what_they_are_for():
    """Each finds one of its kind."""
    letters = "Ab1" * 30
    made = (
        f"-----BEGIN {'RSA'} PRIVATE KEY-----",
        "AKIA" + "A1B2" * 4,
        "ghp_" + letters[:36],
        "npm_" + letters[:36],
        "xoxb-" + letters,
        f"eyJ{letters}.eyJ{letters}.x",
        "postgresql://kim:" + "seven-herons" + "@db.example/portal",
    )
    assert [what for (what, pattern), text in zip(SECRETS.items(), made, strict=True) if re.search(pattern, text)] == [
        *SECRETS
    ]


def test_no_test_reaches_beyond_this_machine():
    """The alarm of conftest.py, which every test runs under, goes off: no part of the portal calls anybody unasked."""
    with pytest.raises(RuntimeError, match="beyond this machine"), socket.socket() as outside:
        outside.connect(("192.0.2.1", 80))
    with pytest.raises(RuntimeError, match="beyond this machine"):
        socket.getaddrinfo("portal.example", 443)
