"""The parts of a JPEG file, read without opening the picture."""

_SCAN, _END = 0xDA, b"\xff\xd9"
_KEPT = {0xE0, 0xEE}  # what a reader needs: JFIF, and how Adobe says the colours are stored


def parts(raw: bytes) -> tuple[list[tuple[int, int, int]], int]:
    """The segments before the picture's own data as (marker, start, end), and where that data begins; 0 if odd."""
    found, at = [], 2
    while raw.startswith(b"\xff\xd8") and at + 4 <= len(raw) and raw[at] == 0xFF:
        marker = raw[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        end = at + 2 + int.from_bytes(raw[at + 2 : at + 4], "big")
        if marker == _SCAN:
            return found, at
        found.append((marker, at, end))
        at = end
    return found, 0


def bare(raw: bytes) -> bytes:
    """The same picture without what cameras and programs wrote beside it."""
    found, scan = parts(raw)
    if not scan:
        return raw
    told = [(start, end) for marker, start, end in found if not _spoken(marker)]
    return raw[:2] + b"".join(raw[start:end] for start, end in told) + raw[scan:]


def _spoken(marker: int) -> bool:
    return marker == 0xFE or (0xE0 <= marker <= 0xEF and marker not in _KEPT)


def tail(raw: bytes) -> int:
    """How many bytes stand behind the end of the picture."""
    _found, scan = parts(raw)
    end = raw.find(_END, scan) if scan else -1
    return len(raw[end + 2 :].strip(b"\0\r\n ")) if end != -1 else 0
