"""What an operator sees, and what the files beside the portal say: true, and nothing anybody wrote."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from portal import access, cli, config, house
from portal.keeper import Keeper
from portal.upkeep import backup
from tests.cases.test_cases import STORY
from tests.cases.walker import Walker

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
