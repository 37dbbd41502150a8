"""The commands, run as an operator runs them: each in a process of its own (which is why this is slow)."""

import json
import os
import secrets
import subprocess
import sys

import pytest

from portal import config
from portal.upkeep import occupied

KEYS = ("PORTAL_SECRET_KEY", "PORTAL_PEPPER", "PORTAL_SERVER_KEY")
pytestmark = [pytest.mark.sqlite_only, pytest.mark.slow]


def run(environ, *arguments, given=""):
    """`portal …` to its end: exit code, standard output, standard error."""
    command = [sys.executable, "-m", "portal", *map(str, arguments)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=300, check=False, input=given)
    return done.returncode, done.stdout, done.stderr


def test_from_a_new_portal_to_its_restored_copy(tmp_path):
    """Migrate, back up, look through, restore; wrong secrets, a served folder and a second backup are refused."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    good = clean | {name: secrets.token_urlsafe(36) for name in KEYS} | {"PORTAL_DATA": str(tmp_path / "site")}
    folder = tmp_path / "b"
    assert run(good, "migrate")[0] == 0
    code, out, _ = run(good, "backup", folder, "--json")
    made = json.loads(out)
    assert code == 0 and made["missing"] == 0 and made["size"] > 1000
    assert run(good, "backup", folder)[0] == 1
    code, _, errors = run(good, "backup", tmp_path / "c", "--passphrase", given="short\n")
    assert code == 1 and "15 characters" in errors and not (tmp_path / "c").exists()
    there = good | {"PORTAL_DATA": str(tmp_path / "copy")}
    wrong = there | {"PORTAL_SERVER_KEY": secrets.token_urlsafe(36)}
    code, out, errors = run(wrong, "restore", folder)
    assert (code, out) == (1, "") and errors.startswith("PORTAL_SERVER_KEY is not the key")
    code, _, errors = run({name: value for name, value in there.items() if name != KEYS[1]}, "restore", folder)
    assert code == 1 and "PORTAL_PEPPER is missing" in errors
    with occupied.serving(config.read(there)):
        code, _, errors = run(there, "restore", folder)
    assert code == 1 and "Stop it first" in errors
    assert [path.name for path in (tmp_path / "copy").iterdir()] == [occupied.NAME]
    code, out, _ = run(there, "restore", folder, "--json")
    assert code == 0 and json.loads(out)["rows"] == made["rows"]
    code, out, errors = run(there, "doctor", "--json")
    assert not {"schema", "keys", "database"} & {found["code"] for found in json.loads(out or errors)}
    code, _, errors = run(there, "db", "move", "--to", "sqlite:///elsewhere")
    assert code == 1 and "Only PostgreSQL" in errors
