"""What an operator sees, and what the files beside the portal say: true, and nothing anybody wrote."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from portal import access, cli, config, house
from portal.keeper import Keeper
from portal.upkeep import backup
from tests.cases.test_cases import STORY
from tests.cases.walker import Walker

from . import scene

pytestmark = pytest.mark.sqlite_only
DEPLOY = Path(__file__).resolve().parents[2] / "docs" / "deploy"


def test_the_operator_sees_how_the_site_does(living, tmp_path):
    """Backup, anchor, test report, clock, disk: first what never happened and what to do, then when it did."""
    with living.ground.unit():
        access.join(living.ground.person("Ola"), "site", "operator")
    ola = Walker(living.ground.app, "Ola")
    ola.get("/operator/")
    assert ola.text.count("never") == 3 and "No backup was ever made" in ola.text
    backup.make(living.settings, tmp_path / "b")
    anchors = [duty for duty in house.duties() if duty.name == "audit.anchor"]
    assert Keeper(living.ground.app, anchors).round() == 1
    ola.get("/operator/")
    assert ola.text.count("never") == 1 and "No backup was ever made" not in ola.text
    assert re.search(r"Backup: 20\d\d-\d\d-\d\d \d\d:\d\d UTC", ola.text) and "1 files" in ola.text
    for word in (STORY, "Ana", "Harbor", living.case_id):
        assert word not in ola.text


def test_what_stands_beside_the_portal_names_what_there_is():
    """Every setting and verb in docs/deploy exists."""
    verbs = {name for action in cli.parser()._actions if action.choices for name in action.choices}
    seen = set()
    for path in DEPLOY.iterdir():
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"\bPORTAL_[A-Z_]+", text)) - {"PORTAL_NAME"} <= set(config.VARIABLES.values()), path.name
        seen |= set(re.findall(r"(?:bin/|exec |&& |\")portal ([a-z-]+)", text))
    assert seen == {"serve", "migrate", "backup"} and seen <= verbs


def test_the_service_is_shut_off_from_the_machine():
    """Where systemd is, it says so itself: 2 of 10 at most. The lines it goes by are there in any case."""
    text = (DEPLOY / "conduct-portal.service").read_text(encoding="utf-8")
    for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=", "LimitCORE=0", "UMask=0077"):
        assert f"\n{line}\n" in text
    if program := shutil.which("systemd-analyze"):
        asked = [
            program,
            "security",
            "--offline=yes",
            "--json=short",
            "--threshold=20",
            DEPLOY / "conduct-portal.service",
        ]
        done = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        assert len(json.loads(done.stdout)) > 50


def test_nginx_reads_its_settings(tmp_path):
    """Where nginx is, it takes the file as it stands, with a certificate of our own in place of the real one."""
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for line in ("access_log off;", "proxy_request_buffering off;", "client_max_body_size 1g;"):
        assert line in text
    openssl, program = shutil.which("openssl"), shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    if not (openssl and program):
        return
    made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=a"]
    subprocess.run([openssl, *made, "-keyout", tmp_path / "k", "-out", tmp_path / "c"], check=True, capture_output=True)
    text = text.replace("/etc/letsencrypt/live/conduct.example/fullchain.pem", str(tmp_path / "c"))
    text = text.replace("/etc/letsencrypt/live/conduct.example/privkey.pem", str(tmp_path / "k"))
    frame = f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ {text} }}"
    (tmp_path / "conf").write_text(frame)
    done = subprocess.run(
        [program, "-t", "-c", tmp_path / "conf"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_operator_suspends_and_reads_nothing(living):
    """A24: an account stops at once and works again; the operator's own does not stop; nothing sealed changes."""
    ground = living.ground
    with ground.unit():
        access.join(ground.person("Ola"), "site", "operator")
    ola, ana = Walker(ground.app, "Ola"), Walker(ground.app, "Ana")
    case = f"/desk/harbor/cases/{living.case_id}"
    ana.get(case)
    assert STORY in ana.text
    before = scene.sums(living.settings)["sealed_records"]
    ola.get("/operator/")
    for address, words in (("", "Write the mail address"), ("nobody@people.example", "Nobody has an account")):
        ola.send(ola.form("suspend"), email=address, act="suspend")
        assert ola.page.status_code == 422 and words in ola.text and "does not answer" not in ola.text
    ola.send(ola.form("suspend"), email="ola@people.example", act="suspend")
    assert ola.page.status_code == 422 and "your own account" in ola.text
    ola.send(ola.form("suspend"), email="Ana@people.example", act="suspend")
    assert "Suspended now: 1." in ola.text and STORY not in ola.text
    ana.get(case)
    assert STORY not in ana.text and ana.path == "/sign-in"
    ola.get(case)
    assert ola.page.status_code == 404
    ola.get("/operator/")
    ola.send(ola.form("suspend"), email="ana@people.example", act="restore")
    assert "Suspended now: 0." in ola.text
    again = Walker(ground.app, "Ana")
    again.get(case)
    assert STORY in again.text and scene.sums(living.settings)["sealed_records"] == before


def test_figures_for_whoever_watches(living, tmp_path):
    """/metrics: no page without the token; with it figures of machine and work, and of no person, place or report."""
    client = living.ground.app.test_client()
    token = "a token for whoever watches, 32 long"
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404
    backup.make(living.settings, tmp_path / "b")
    assert Keeper(living.ground.app, [duty for duty in house.duties() if duty.name == "audit.anchor"]).round() == 1
    with house.opened(replace(living.settings, metrics_token=token)) as app:
        client = app.test_client()
        for wrong in ("", "Bearer x", token, f"Bearer {token}x", "Bearer \xff"):
            assert client.get("/metrics", headers={"Authorization": wrong}).status_code == 404
        answer = client.get("/metrics", headers={"Authorization": f"Bearer {token}"})
    told = answer.get_data(as_text=True)
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    lines = [line for line in told.splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r'portal_[a-z_]+(\{duty="[a-z_.]+"\})? \d+', line) for line in lines)
    assert {"portal_ready 1", "portal_communities 2"} <= set(lines)
    for name in ('portal_duty_age_seconds{duty="audit.anchor"}', "portal_backup_age_seconds"):
        [age] = [line.removeprefix(name) for line in lines if line.startswith(name)]
        assert int(age) < 600
    for word in ("Ana", "Harbor", "harbor", living.case_id, "report"):
        assert word not in "".join(lines)
