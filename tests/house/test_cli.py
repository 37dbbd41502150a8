"""The `portal` command, run as people run it: in a process of its own (which is why much here is slow)."""

import json
import os
import re
import secrets
import signal
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from portal import cli, config, doctor
from tests.servers import free_port

KEYS = ("PORTAL_SECRET_KEY", "PORTAL_PEPPER", "PORTAL_SERVER_KEY")


@pytest.fixture
def good(tmp_path):
    """An environment that a portal may be served from, on SQLite."""
    (tmp_path / "site").mkdir(mode=0o700)
    port = free_port()
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    return environ | {name: secrets.token_urlsafe(36) for name in KEYS} | {
        "PORTAL_DATA": str(tmp_path / "site"),
        "PORTAL_BASE_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
        "PORTAL_SMTP_URL": f"smtp://127.0.0.1:{free_port()}",
        "PORTAL_MAIL_FROM": "Portal <noreply@portal.example>",
    }  # fmt: skip


def run(environ, *arguments, **more):
    """`portal …` to its end: exit code, standard output, standard error."""
    command = [sys.executable, "-m", "portal", *arguments]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120, **more)
    return done.returncode, done.stdout, done.stderr


class Running:
    """`portal …` in the background, until it answers."""

    def __init__(self, environ, port, *arguments):
        self.url = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "portal", *arguments]
        self.process = subprocess.Popen(
            command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        until = time.monotonic() + 120
        while self.process.poll() is None and time.monotonic() < until and not self.get("/healthz"):
            time.sleep(0.05)
        assert self.process.poll() is None, self.process.communicate()

    def get(self, path):
        """An answer's body, or None."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, OSError):
            return None

    def family(self):
        """The ids of the process and its children."""
        pids = [int(path.name) for path in Path("/proc").glob("[0-9]*")]
        return [self.process.pid, *(pid for pid in pids if parent_of(pid) == self.process.pid)]

    def stop(self, number=signal.SIGTERM):
        """End it; gives exit code, standard output, standard error."""
        self.process.send_signal(number)
        out, errors = self.process.communicate(timeout=60)
        return self.process.returncode, out, errors


def parent_of(pid):
    """The parent's id; None when the process is gone or only waits to be collected."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if told[0] == "Z" else int(told[1])


def alive(pid):
    return parent_of(pid) is not None


def migrated(good):
    assert run(good, "migrate")[0] == 0
    return good


def test_usage_errors_exit_with_two(good, capsys):
    """No verb, an unknown verb, an impossible port: exit 2, nothing on standard output."""
    code, out, errors = run(good, "dance")
    assert (code, out) == (2, "") and "usage:" in errors
    for words in ([], ["demo", "--port", "99999"], ["demo", "--port", "http"], ["audit"], ["serve", "now"]):
        with pytest.raises(SystemExit) as ended:
            cli.main(words)
        assert ended.value.code == 2 and capsys.readouterr().out == ""


def test_every_verb_takes_data_and_json():
    """Settled 40."""

    def leaves(parser):
        groups = [action.choices.values() for action in parser._actions if isinstance(action.choices, dict)]
        return [leaf for group in groups for inner in group for leaf in leaves(inner)] or [parser]

    found = leaves(cli.parser())
    assert len(found) > 8
    for leaf in found:
        options = {word for action in leaf._actions for word in action.option_strings}
        assert {"--data", "--json"} <= options, leaf.prog
        assert leaf.description, leaf.prog


WRONG = {
    "PORTAL_SECRET_KEY": "",
    "PORTAL_PEPPER": "short-marker-88",
    "PORTAL_SERVER_KEY": "a" * 40,
    "PORTAL_DEBUG": "1",
    "PORTAL_DEMO": "1",
    "PORTAL_BASE_URL": "http://conduct.example",
    "PORTAL_SMTP_URL": "smtp://me:marker-88@mail.example",
    "PORTAL_MAIL_FROM": "nobody",
}


def test_serve_refuses_and_names_each_variable(good):
    """R65: it does not listen, says all that is wrong by variable, and shows no secret."""
    Path(good["PORTAL_DATA"]).chmod(0o755)
    code, out, errors = run(good | WRONG, "serve")
    assert code == 1 and out == ""
    for name in (*WRONG, "PORTAL_DATA"):
        assert re.search(rf"^{name} ", errors, re.M), name
    assert "marker-88" not in errors


@pytest.mark.parametrize("name", ["PORTAL_DEMO", "PORTAL_SECRET_KEY"])
def test_one_wrong_variable_is_enough(good, name):
    """R65: each alone keeps it from starting."""
    code, out, _ = run(good | {name: WRONG[name]}, "serve", "--json")
    assert code == 1
    assert [sentence.split()[0] for sentence in json.loads(out)["problems"]] == [name]


def test_a_setting_that_can_not_be_read_is_named(good):
    """A port that is no number."""
    code, _, errors = run(good | {"PORT": "http"}, "doctor")
    assert code == 1 and errors.startswith("PORT ")


def test_a_command_without_keys_says_which(good, tmp_path):
    """A folder that is none, and no settings: each missing key by name, no traceback, nothing made there."""
    bare = {name: value for name, value in good.items() if name not in KEYS}
    code, out, errors = run(bare, "reports", "canary", "--community", "harbor", "--data", str(tmp_path / "none"))
    assert (code, out) == (1, "") and "Traceback" not in errors
    assert all(f"{name} is missing" in errors for name in KEYS)
    assert not (tmp_path / "none").exists()


def test_serve_refuses_a_database_of_another_version(good):
    """Nothing is migrated behind the operator's back."""
    code, out, errors = run(good, "serve")
    assert code == 1 and "portal migrate" in errors
    code, out, _ = run(good, "doctor", "--json")
    assert code == 1 and "schema" in {finding["code"] for finding in json.loads(out)}


@pytest.mark.slow
def test_serve_refuses_other_keys(good):
    """F10: with a key that this data was not made with nothing starts and nothing is written."""
    migrated(good)
    port = int(good["PORT"])
    Running(good, port, "serve").stop()
    before = (config.read(good).data / "portal.sqlite").read_bytes()
    changed = good | {"PORTAL_SERVER_KEY": secrets.token_urlsafe(36)}
    code, _, errors = run(changed, "serve")
    assert code == 1 and "PORTAL_SERVER_KEY" in errors
    assert (config.read(good).data / "portal.sqlite").read_bytes() == before


@pytest.mark.slow
def test_serving_and_stopping(good):
    """It answers, says so, logs no address and no path of a stranger, ends with 0 and leaves no process behind."""
    migrated(good)
    port = int(good["PORT"])
    server = Running(good, port, "serve")
    assert json.loads(server.get("/healthz"))
    server.get("/c/marker-place-55?word=marker-query-55")
    family = server.family()
    assert len(family) >= 3
    for pid in family:
        limits = Path(f"/proc/{pid}/limits").read_text()
        assert re.search(r"^Max core file size +0 +0 ", limits, re.M)
    code, out, errors = server.stop()
    assert code == 0 and f":{port}" in out
    assert "marker" not in errors and "127.0.0.1" not in errors
    assert re.search(r" info portal\.request - open 200 \d+ms", errors)
    assert not any(alive(pid) for pid in family)


@pytest.mark.slow
def test_a_killed_server_takes_its_children_along(good):
    """kill -9 of the parent leaves neither a worker on the port nor a keeper with the lease for ever."""
    migrated(good)
    server = Running(good, int(good["PORT"]), "serve")
    family = server.family()
    server.stop(signal.SIGKILL)
    until = time.monotonic() + 20
    while any(alive(pid) for pid in family) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(alive(pid) for pid in family)


@pytest.mark.slow
def test_a_killed_worker_is_replaced(good):
    """F1: a worker dies, the next one answers."""
    migrated(good)
    server = Running(good, int(good["PORT"]), "serve")
    try:
        for pid in server.family()[1:]:
            os.kill(pid, signal.SIGKILL)
        until = time.monotonic() + 30
        while server.get("/healthz") is None and time.monotonic() < until:
            time.sleep(0.1)
        assert server.get("/healthz")
    finally:
        server.stop()


@pytest.mark.slow
def test_a_taken_port_is_said(good):
    """Two portals never share a port by accident."""
    migrated(good)
    server = Running(good, int(good["PORT"]), "serve")
    try:
        code, _, errors = run(good, "serve")
        assert code == 1 and good["PORT"] in errors
    finally:
        server.stop()


@pytest.mark.slow
def test_migrate_doctor_keep_and_verify(good):
    """An operator's first ten minutes: each verb says what it did, in JSON alone when asked."""
    assert run(good, "migrate", "--json")[:2] == (0, '{"migrated": true}\n')
    code, out, _ = run(good, "doctor")
    assert code == 0 and "Nothing is wrong" in out
    code, out, _ = run(good, "keep", "--once", "--json")
    assert code == 0 and json.loads(out)["done"] > 3
    code, out, _ = run(good, "audit", "verify", "--json")
    told = json.loads(out)
    assert code == 0 and told["holds"] and len(told["root"]) == 64
    assert run(good, "audit", "verify", "--root", told["root"])[0] == 0
    assert run(good, "audit", "verify", "--root", "f" * 64)[0] == 1
    code, out, _ = run(good, "mail", "failures", "--json")
    assert json.loads(out) == {"retrying": 0, "given_up": 0, "codes": {}}


@pytest.mark.slow
def test_verify_finds_what_sqlite_changed(good):
    """A21 from the shell: somebody edits the database file; `portal audit verify` exits 1 and says where."""
    migrated(good)
    assert run(good, "keep", "--once")[0] == 0
    connection = sqlite3.connect(config.read(good).data / "portal.sqlite")
    connection.create_function("portal_may_write", 1, lambda _: 1)
    assert connection.execute("UPDATE audit_lines SET at = at - 1").rowcount > 0
    connection.commit()
    connection.close()
    code, out, errors = run(good, "audit", "verify")
    assert (code, out) == (1, "") and "line 1 was changed" in errors


@pytest.mark.slow
def test_doctor_explains_without_starting(good):
    """Every problem at once, with what to do; the exit tells whether serving would be refused."""
    code, out, errors = run({name: value for name, value in good.items() if name not in KEYS}, "doctor")
    assert code == 1 and all(name in errors for name in KEYS)
    migrated(good)
    Path(good["PORTAL_DATA"]).chmod(0o750)
    code, out, _ = run(good | {"PORTAL_SMTP_URL": ""}, "doctor", "--json")
    findings = {finding["code"]: finding for finding in json.loads(out)}
    assert code == 0 and set(findings) == {"folder", "mail"}
    assert "chmod 700" in findings["folder"]["sentence"]


def test_what_make_install_brings_is_missed(tmp_path):
    """A checkout that was never installed: doctor, serve and demo name what is missing and what to do about it."""
    assert doctor.install_findings() == []
    [found] = doctor.install_findings(tmp_path)
    assert found.weight == "must"
    assert "common-passwords" in found.sentence and found.sentence.endswith("Run make install.")


@pytest.mark.slow
def test_vocabulary_is_codes_and_labels(good):
    """Settled 43: {list: [{code, label}]}."""
    code, out, _ = run(migrated(good), "vocabulary", "--json")
    lists = json.loads(out)
    assert code == 0
    for words in lists.values():
        assert words and all(set(word) == {"code", "label"} and word["label"] for word in words)


@pytest.mark.slow
def test_a_demo_is_no_place_for_real_people(good, tmp_path):
    """A real folder is not turned into a demo; a demo's folder is not served for real."""
    migrated(good)
    code, _, errors = run(good, "demo", "--data", good["PORTAL_DATA"])
    assert code == 1 and "real portal" in errors
    code, _, errors = run(good, "demo-people", "--data", good["PORTAL_DATA"])
    assert code == 1 and "no demo world" in errors


@pytest.mark.slow
def test_a_demo_from_start_to_second_start(good, tmp_path):
    """Made once, private, kept: the people can be listed beside it, a half-made world begins again."""
    port, folder = free_port(), tmp_path / "demo"
    first = Running(good, port, "demo", "--data", str(folder), "--port", str(port))
    people = json.loads(run(good, "demo-people", "--data", str(folder), "--json")[1])
    assert {"name", "email", "password", "role", "community"} == set(people[0])
    assert len({who["role"] for who in people}) >= 12
    code, out, _ = first.stop(signal.SIGINT)
    assert code == 0 and f"http://127.0.0.1:{port}" in out
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for name in ("demo-keys.json", "demo-people.json", "portal.sqlite"):
        assert stat.S_IMODE((folder / name).stat().st_mode) & 0o077 == 0, name
    assert run(good, "audit", "verify", "--data", str(folder))[0] == 0
    assert run(good | {"PORTAL_DATA": str(folder)}, "serve")[0] == 1
    second = Running(good, port, "demo", "--data", str(folder), "--port", str(port))
    assert json.loads(run(good, "demo-people", "--data", str(folder), "--json")[1]) == people
    second.stop()
    (folder / "demo-people.json").unlink()
    third = Running(good, port, "demo", "--data", str(folder), "--port", str(port))
    third.stop()
    assert json.loads((folder / "demo-people.json").read_text()) != people
