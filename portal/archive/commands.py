"""`portal archive open`: a sealed archive opened with its code, without a portal's data or keys."""

import sys
import zipfile
from getpass import getpass
from pathlib import Path

from .. import sealing
from ..shell import Answer, group, verb


def commands(subparsers) -> None:
    """Declare the verbs of archives."""
    verbs = group(subparsers, "archive", "open a sealed archive of a case or a community")
    about = "open a sealed archive into a folder; its code is read from standard input"
    opening = verb(verbs, "open", run_open, about, alone=True)
    opening.add_argument("file", metavar="FILE", help="the sealed archive")
    opening.add_argument("--out", metavar="FOLDER", required=True, help="a new folder for what is in it")


def run_open(options) -> Answer:
    """Exit 0 when it opened; the folder must not be there yet."""
    out, source = Path(options.out), Path(options.file)
    if out.exists():
        return Answer("There is something in that place already. Name a new folder.", ok=False)
    if not source.is_file():
        return Answer("There is no such file.", ok=False)
    code = sealing.tidy_parcel_code(getpass("Code: ") if sys.stdin.isatty() else sys.stdin.readline())
    if code is None:
        return Answer("That is no code: it has 24 letters and numbers.", ok=False)
    spool = sealing.SealedSpool()
    try:
        with source.open("rb") as sealed:
            for part in sealing.opened_parcel(code, sealed):
                spool.write(part)
        spool.seek(0)
        with zipfile.ZipFile(spool) as inner:
            out.mkdir(mode=0o700, parents=True)
            inner.extractall(out)
            names = inner.namelist()
    except (sealing.Damaged, zipfile.BadZipFile):
        return Answer("It does not open: the code is another one, or the file was changed.", ok=False)
    return Answer(f"Opened. {len(names)} files lie in {out}.", {"files": names})
