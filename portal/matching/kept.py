"""A prepared register as one file, and back. Numbers and JSON only: nothing in it can be run."""

import hashlib
import io
import json
import os
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from scipy import sparse

from . import meeting
from .engine import Index
from .tables import PLACE
from .vocabulary import Side

_ARRAYS = ("syllables", "owner", "cut", "joined", "spread")


class Other(Exception):
    """The file holds another register, or was made by another version."""


def stamp(register: bytes) -> str:
    """What an index belongs to: this register's bytes and these tables."""
    found = hashlib.blake2b(register, digest_size=32)
    for path in sorted(PLACE.glob("*.json")):
        found.update(path.read_bytes())
    return found.hexdigest()


def save(index: Index, path: Path, belongs: str) -> None:
    """Write an index, readable to its owner alone; an unfinished file never takes the place of a whole one."""
    side = index.side
    arrays = {name: getattr(side, name) for name in _ARRAYS}
    for name, matrix in (("p", side.pieces()), ("j", side.pieces(joined=True))):
        arrays |= {f"{name}{part}": getattr(matrix, part) for part in ("data", "indices", "indptr")}
    texts = {
        "stamp": belongs,
        "singles": side.singles,
        "persons": index.persons,
        "words": side.words,
        "readings": side.readings,
        "bones": side.bones,
        "sorted": side.sorted_names,
        "mails": index.mails,
        "handles": index.handles,
    }
    arrays["texts"] = np.frombuffer(json.dumps(texts, ensure_ascii=False).encode("utf-8", "surrogatepass"), np.uint8)
    made = io.BytesIO()
    np.savez(made, **arrays)
    unfinished = path.with_name(path.name + ".new")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(made.getbuffer())
    unfinished.replace(path)


def load(path: Path, belongs: str) -> Index:
    """Read an index of this very register; Other when it is of another one or can't be read."""
    try:
        with path.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        texts = json.loads(arrays.pop("texts").tobytes().decode("utf-8", "surrogatepass"))
        if texts["stamp"] != belongs:
            raise Other(str(path))
        return _built(arrays, texts)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise Other(str(path)) from error


def _built(arrays: dict, texts: dict) -> Index:
    side = Side(texts["words"], texts["singles"], **{name: arrays[name] for name in _ARRAYS})
    side.remember("readings", texts["readings"])
    side.remember("bones", texts["bones"])
    side.remember("sorted", texts["sorted"])
    for letter, name in (("p", "pieces"), ("j", "joined pieces")):
        parts = tuple(arrays[f"{letter}{part}"] for part in ("data", "indices", "indptr"))
        side.remember(name, sparse.csr_matrix(parts, shape=(len(parts[2]) - 1, side.columns)))
    mails, handles = texts["mails"], texts["handles"]
    return Index(texts["persons"], side, mails, handles, meeting.keys(mails, handles))
