"""`portal committee import-register` and `export-register`: looked at, written, refused, and out again the same."""

import io
import json
import os
import stat

import pyotp
import pytest

from portal import accounts, cli, config, register, sealing
from portal.register import read_sheet
from tests.cases.ground import PASSWORD

from .scene import sheet_of

pytestmark = pytest.mark.sqlite_only
LEA = ("--as", "lea@people.example")


@pytest.fixture
def portal(ground, settings, monkeypatch, capsys):
    """Runs a verb of the committee on the ground's data; gives the exit code and the JSON it answered."""
    for name, variable in config.VARIABLES.items():
        value = getattr(settings, name)
        if value not in ("", False, None):
            monkeypatch.setenv(variable, ",".join(value) if isinstance(value, tuple) else str(value))

    with ground.unit():  # their passwords are kept as cheaply as tests do; the command takes only the real thing
        sealing.configure(config.read(os.environ))
        for name in ("Lea", "Gil", "Ivo"):
            sealing.keep_up(ground.people[name], ground.keys[name], PASSWORD)

    def run(*words, typed=()) -> tuple[int, dict]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        code = cli.main(["committee", *map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def typed(ground, clock):
    """What Lea types: her password and, since key holders need one, a fresh code of her second factor."""
    with ground.unit():
        secret, _address = accounts.begin_totp(ground.people["Lea"])
        accounts.confirm_totp(ground.people["Lea"], secret, pyotp.TOTP(secret).at(clock.now()))

    def lines() -> tuple[str, str]:
        clock.advance(minutes=2)
        return PASSWORD, pyotp.TOTP(secret).at(clock.now())

    return lines


def test_a_sheet_is_looked_at_written_and_written_out(ground, portal, typed, tmp_path):
    """Without --write nothing happens; with it 200 rows; out again the same 200, in a file for its owner alone."""
    file, out = tmp_path / "in.csv", tmp_path / "out.csv"
    file.write_bytes(sheet_of(200))
    code, told = portal("import-register", file)
    assert (code, told["rows"], told["cases"]) == (0, 200, 100)
    with ground.unit():
        assert register.register(ground.act("Ivo")) == ([], False)
    code, told = portal("import-register", file, "--write", *LEA, typed=typed())
    assert (code, told["written"], told["there_already"]) == (0, 200, 0)
    code, told = portal("import-register", file, "--write", *LEA, typed=typed())
    assert (code, told["written"], told["there_already"]) == (0, 0, 200)
    code, told = portal("export-register", out, *LEA, typed=typed())
    assert (code, told["rows"]) == (0, 200)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert len(read_sheet(out.read_bytes()).rows) == 200
    code, _told = portal("export-register", out, *LEA, typed=typed())
    assert code == 1


def test_names_are_refused_by_line(portal, tmp_path):
    """Before anybody types a password."""
    file = tmp_path / "in.csv"
    file.write_bytes(sheet_of(20).replace(b" wren", b" Kesten", 1))
    code, told = portal("import-register", file)
    assert code == 1
    assert told["problems"] == [{"line": 3, "column": "person code name", "code": "a_name"}]
    assert portal("import-register", tmp_path / "none.csv")[0] == 1


def test_only_a_key_holder_with_both_factors_writes(ground, portal, typed, tmp_path):
    """A wrong password, a wrong code, a member, a key holder without a second factor: nothing is written."""
    file = tmp_path / "in.csv"
    file.write_bytes(sheet_of(20))
    write = ("import-register", file, "--write")
    password, _code = typed()
    assert portal(*write, *LEA, typed=("not this one", "123456"))[0] == 1
    assert portal(*write, *LEA, typed=(password, "000000"))[0] == 1
    for name in ("ivo", "gil", "nobody"):
        assert portal(*write, "--as", f"{name}@people.example", typed=(password,))[0] == 1
        assert portal("export-register", tmp_path / "out.csv", "--as", f"{name}@people.example", typed=(password,))[0]
    assert not (tmp_path / "out.csv").exists()
    with ground.unit():
        assert register.register(ground.act("Ivo")) == ([], False)
