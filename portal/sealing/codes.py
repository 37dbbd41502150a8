"""Codes people copy by hand: Crockford's base32, forgiving about case, spaces and look-alikes."""

import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKE = str.maketrans("OIL", "011")
_LONGEST = 200


def new_code(length: int) -> str:
    """`length` random characters, five bits each."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def grouped(code: str, size: int = 4) -> str:
    """The code in groups, as it is shown."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def tidy_code(text: object, length: int) -> str | None:
    """The bare code somebody meant, or None when it can't be one."""
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None
    kept = "".join(char for char in unicodedata.normalize("NFKC", text) if not _is_gap(char))
    code = kept.upper().translate(_LOOKALIKE)
    return code if len(code) == length and all(char in ALPHABET for char in code) else None


def _is_gap(char: str) -> bool:
    return unicodedata.category(char) in ("Pd", "Zs", "Cc", "Cf", "Zl", "Zp") or char == "\u2212"
