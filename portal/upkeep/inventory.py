"""Where cryptography is used: read off the code and the tables, so that the page can't say what the code does not.

Three lists: what the rooms ask of sealing, what sealing asks of its library, and which columns hold ciphertext.
"""

import ast
from collections import defaultdict
from pathlib import Path

from sqlalchemy import inspect

from .. import sealing
from ..config import ROOT
from ..db import db

_LOCK = ("the lock's X25519 pair, held by grants", "byte 1, and the lock's version in the row: only the live one opens")
_SERVER = ("PORTAL_SERVER_KEY, one derived key a purpose", "byte 1; the newest key closes, all are tried")
_ONCE = "none: made anew each time"
USES = {
    "seal": ("a text", "XChaCha20-Poly1305, its data key in a sealed box", *_LOCK),
    "seal_many": ("texts", "XChaCha20-Poly1305, their data keys in sealed boxes", *_LOCK),
    "take_rows": ("rows of long lists", "XChaCha20-Poly1305", "a row key, sealed to the lock", _LOCK[1]),
    "add_to_pages": ("pages of words", "XChaCha20-Poly1305", "from the lock's private key", _LOCK[1]),
    "stash": ("a file's bytes", "secretstream XChaCha20-Poly1305", "a key of its own, in a record", "byte 1 bound"),
    "put_file": ("a file", "secretstream XChaCha20-Poly1305", "a key of its own, in a record", "byte 1 bound"),
    "create_lock": ("a lock", "X25519, sealed boxes", "each holder's pair", "1, and one more at each turn"),
    "create_locks": ("locks", "X25519, sealed boxes", "each holder's pair", "1, and one more at each turn"),
    "grant": ("a grant", "sealed box, keyed BLAKE2b", "the holder's pair, the lock's, the server's", _LOCK[1]),
    "withhold": ("a withheld grant", "sealed box in XChaCha20-Poly1305", *_SERVER),
    "envelope_close": ("what jobs must read", "XChaCha20-Poly1305", *_SERVER),
    "tag": ("a token to look up by", "keyed BLAKE2b-256", _SERVER[0], "made by the newest key, looked for by all"),
    "tags": ("tokens to look up by", "keyed BLAKE2b-256", _SERVER[0], "made by the newest key, looked for by all"),
    "blind": ("a token to compare blind", "keyed BLAKE2b-256", "PORTAL_PEPPER, one key an owner", "the newest"),
    "blinds": ("tokens to compare blind", "keyed BLAKE2b-256", "PORTAL_PEPPER, one key an owner", "one for each key"),
    "blind_many": ("tokens to compare blind", "keyed BLAKE2b-256", "PORTAL_PEPPER, one key an owner", "the newest"),
    "signing_keys": (
        "forms and links",
        "HMAC-SHA-1 (itsdangerous)",
        "PORTAL_SECRET_KEY",
        "all checked, newest signs",
    ),
    "ready_password": ("a password", "Argon2id, keyed BLAKE2b", "PORTAL_PEPPER", "cost and pepper's name in the row"),
    "unlock": ("signing in", "Argon2id, keyed BLAKE2b", "PORTAL_PEPPER", "cost and pepper's name in the row"),
    "new_person": ("a person's key", "X25519, XChaCha20-Poly1305", "password, recovery code", "counted in the row"),
    "replace_person": ("a person's next key", "X25519, XChaCha20-Poly1305", "password, recovery code", "one more"),
    "seal_for": ("words kept for after signing in", "sealed box", "the person's pair", "byte 1"),
    "start_session": ("a visit", "XChaCha20-Poly1305", "from the cookie's token", "byte 1"),
    "open_transport": ("a card sealed in a browser", "sealed box", "a pair a month", "the month"),
    "prove": ("a proof of filing", "Ed25519", "from PORTAL_SERVER_KEY", "checked under all"),
    "new_chest": ("a backup", "secretstream XChaCha20-Poly1305", "PORTAL_SERVER_KEY or a passphrase", "in its lid"),
    "closed_parcel": ("an archive", "secretstream XChaCha20-Poly1305", "its code", "in its first bytes"),
    "SealedSpool": ("an upload on its way", "XChaCha20-Poly1305", "in memory alone", _ONCE),
}
_LIBRARY = (
    "bindings.crypto_",
    "argon2id.",
    "URLSafe",
    "blake2b",
    "SigningKey",
    "VerifyKey",
    "hmac.",
    "secrets.token_",
    "token_bytes",
)


def page() -> str:
    """The whole inventory as the page docs/cryptography.md."""
    parts = [
        "# Where cryptography is used",
        "Made by `portal privacy inventory` from the code and the tables; a test keeps it true. What each thing is "
        "for stands in [sealing.md](sealing.md).",
        _table("What the rooms ask of sealing", ("what", "primitive", "key", "version", "asked by"), asked()),
        _table("What the code asks of its libraries", ("function", "files"), called()),
        _table("Columns that hold ciphertext", ("table", "columns"), columns()),
    ]
    return "\n\n".join(parts) + "\n"


def _table(title: str, heads: tuple, rows: list[tuple]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return f"## {title}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


def asked() -> list[tuple]:
    """Each thing that sealing does for others, how, and which rooms ask for it."""
    rooms = defaultdict(set)
    for path, tree in _trees():
        room = path.relative_to(ROOT / "portal").parts[0].removesuffix(".py")
        for node in ast.walk(tree):
            if room != "sealing" and isinstance(node, ast.Attribute) and ast.unparse(node.value) == "sealing":
                rooms[node.attr].add(room)
    return [(*facts, ", ".join(sorted(rooms[name]))) for name, facts in USES.items() if rooms[name]]


def called() -> list[tuple]:
    """Each function of a library that encrypts, hashes, signs or draws at random, and the files that name it."""
    files = defaultdict(set)
    for path, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute | ast.Name):
                name = ast.unparse(node)
                if name.startswith(_LIBRARY) and "(" not in name and not name.endswith(("BYTES", "_state")):
                    files[name.removeprefix("bindings.")].add(path.relative_to(ROOT / "portal").as_posix())
    return [(f"`{name}`", ", ".join(sorted(where))) for name, where in sorted(files.items())]


def columns() -> list[tuple]:
    """The columns whose class is `sealed`, by table."""
    found = defaultdict(list)
    for mapper in db.Model.registry.mappers:
        for column in inspect(mapper.class_).local_table.columns:
            if column.info["class"] == "sealed":
                found[column.table.name].append(column.name)
    return [(table, ", ".join(sorted(names))) for table, names in sorted(found.items())]


def _trees():
    for path in sorted(Path(ROOT / "portal").rglob("*.py")):
        if path != Path(__file__).resolve():
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def unknown() -> set[str]:
    """Names in USES that sealing does not offer."""
    return {name for name in USES if not hasattr(sealing, name)}
