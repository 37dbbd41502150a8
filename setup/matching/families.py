"""Forms of one name in many scripts: what Wikidata (CC0-1.0) knows of names, as the package rigour (MIT) carries it.

python -m setup.matching.families OUT   (one name a line; needs rigour and zstandard beside the portal's packages)
"""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import zstandard

_FRAME, _NAMES = b"\x28\xb5\x2f\xfd", b" => Q"


def _text() -> str:
    """The names inside the package's compiled half: the largest packed text that says what stands for which name."""
    packed = Path(importlib.util.find_spec("rigour._core").origin).read_bytes()
    found, at = [], packed.find(_FRAME)
    while at >= 0:
        try:
            text = zstandard.ZstdDecompressor().decompressobj().decompress(packed[at:])
        except zstandard.ZstdError:
            text = b""
        if _NAMES in text:
            found.append(text)
        at = packed.find(_FRAME, at + 1)
    return max(found, key=len).decode()


def families(path: Path) -> Iterator[list[str]]:
    """The forms of each name in a file that main wrote."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").partition(" => ")[0].split(", ")


def main(out: Path) -> None:
    """Write them."""
    out.write_text(_text(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
