"""Killed half-way (F2): a backup that was not finished is none; a restore leaves the old or the new, and goes on."""

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from portal import sealing
from portal.upkeep import backup, restore

from . import scene

pytestmark = [pytest.mark.sqlite_only, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]


def killed(what: str, living, folder: Path, target: Path, steps: int) -> list[list[str]]:
    """The lines of the killer."""
    settings = living.settings
    told = {name: ",".join(getattr(settings, name)) for name in ("secret_keys", "peppers", "server_keys")}
    told |= {"data": str(settings.data), "base_url": settings.base_url, "testing": True}
    facts = {"settings": told, "folder": str(folder), "target": str(target), "steps": steps}
    command = [sys.executable, "-m", "tests.upkeep.killer", what, json.dumps(facts)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=1200, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return [line.split() for line in done.stdout.splitlines()]


@pytest.mark.parametrize("steps", [3, pytest.param(40, marks=pytest.mark.soak)])
def test_a_backup_killed_anywhere(living, other, tmp_path, steps):
    """Without its manifest nobody restores it; the same command makes it whole."""
    first, *killings, last = killed("backup", living, tmp_path / "b", tmp_path / "t", steps)
    assert first == ["0", "whole"] and last[:2] == ["0", "whole"]
    assert len(killings) > 3 and {ended for ended, _state in killings} == {str(-signal.SIGKILL)}
    assert "unfinished" in {state for _ended, state in killings}
    sealing.configure(other)
    looked = restore.look(tmp_path / "b")
    assert looked.manifest["tables"] == scene.sums(living.settings)


@pytest.mark.parametrize("steps", [4, pytest.param(40, marks=pytest.mark.soak)])
def test_a_restore_killed_anywhere(living, tmp_path, steps):
    """The old database is as it was, or the new one stands ready; the same command ends it either way."""
    backup.make(living.settings, tmp_path / "b")
    target = replace(living.settings, data=tmp_path / "t")
    first, *killings, last = killed("restore", living, tmp_path / "b", target.data, steps)
    assert first == ["0", "new"] and last[:2] == ["0", "new"]
    assert len(killings) > 3 and {ended for ended, _state in killings} == {str(-signal.SIGKILL)}
    assert "old" in {state for _ended, state in killings}
    assert scene.sums(target)["sealed_records"] == scene.sums(living.settings)["sealed_records"]
    assert not (target.data / restore.STAGE).exists() and not (target.data / restore.UNSETTLED).exists()
    [aside] = target.data.glob("before-restore-*")
    assert (aside / "portal.sqlite").read_bytes() == b"the old one"
    assert scene.blobs(target) == scene.blobs(living.settings)
