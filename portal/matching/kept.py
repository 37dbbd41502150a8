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

_WEIGHED, _PARTS = ("all", "latin", "joined"), ("data", "indices", "indptr")
VERSION = 4  # of what a file holds: one of another version is made anew
_FACTS = ("firsts", "initials", "foreign", "chinese", "particles", "common")  # of each word
_ARRAYS = ("syllables", "owner", "cut", "joined", "spread")


class Other(Exception):
    """The file holds another register, or was made by another version."""


def stamp(register: bytes) -> str:
    """What an index belongs to: this register's bytes, these tables, this way to keep it."""
    found = hashlib.blake2b(register, digest_size=32, person=b"index %d" % VERSION)
    for path in sorted(PLACE.glob("*.json")):
        found.update(path.read_bytes())
    return found.hexdigest()


def save(index: Index, path: Path, belongs: str) -> None:
    """Write an index, readable to its owner alone; an unfinished file never takes the place of a whole one."""
    side = index.side
    arrays = {name: getattr(side, name) for name in _ARRAYS + _FACTS}
    for name, matrix in [("pieces", side.pieces()), *((which, side.weighed(which)) for which in _WEIGHED)]:
        arrays |= {f"{name} {part}": getattr(matrix, part) for part in _PARTS}
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
        "keys": vars(index.keys),
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
    for name in _FACTS:
        side.remember(name, arrays[name])
    side.remember("readings", texts["readings"])
    side.remember("bones", texts["bones"])
    side.remember("sorted", texts["sorted"])
    shapes = {"all": side.singles, "latin": int((~side.foreign[: side.singles]).sum()), "joined": len(side.syllables)}
    for name, words in shapes.items():
        side.remember(f"weighed {name}", _matrix(arrays, name, (side.columns, words)))
    side.remember("pieces", _matrix(arrays, "pieces", (side.singles, side.columns)))
    return Index(texts["persons"], side, texts["mails"], texts["handles"], meeting.Keys(**texts["keys"]))


def _matrix(arrays: dict, name: str, shape: tuple[int, int]) -> sparse.csr_matrix:
    return sparse.csr_matrix(tuple(arrays[f"{name} {part}"] for part in _PARTS), shape=shape)
