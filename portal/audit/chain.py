"""The keyed hash that ties each line to the one before it. Nobody with the database alone can make a line."""

from hashlib import blake2b

from .. import sealing

START = bytes(32)


def keyed() -> list:
    """A keyed hash for each server key, newest first; new lines use the first. Copied for each line: that is quick."""
    return [blake2b(digest_size=32, key=key) for key in chain_keys()]


def chain_keys() -> list[bytes]:
    """The key of the chains under each server key, newest first."""
    return [bytes.fromhex(key) for key in sealing.tags("audit chain")]


def mac_of(key, chain: str, line, prev: bytes) -> bytes:
    """The MAC of one line: all its FIELDS, each with its length, and the MAC of the line before it."""
    n, at, actor, role, action, object_id, digest = line
    words = (
        f"{len(chain)}:{chain}{n}:{at}:{len(actor)}:{actor}{len(role)}:{role}"
        f"{len(action)}:{action}{len(object_id)}:{object_id}{len(digest)}:"
    )
    return finish(key, words.encode() + digest + prev)


def finish(key, content: bytes) -> bytes:
    """The keyed hash of some bytes."""
    made = key.copy()
    made.update(content)
    return made.digest()


def root_of(heads: dict[str, tuple[int, bytes]]) -> bytes:
    """The Merkle root over all heads, {chain: (n, mac)}, in the order of their names."""
    row = [_leaf(chain, n, mac) for chain, (n, mac) in sorted(heads.items())]
    while len(row) > 1:
        odd = row[-1:] if len(row) % 2 else []
        row = [_node(one, other) for one, other in zip(row[::2], row[1::2], strict=False)] + odd
    return row[0] if row else START


def _leaf(chain: str, n: int, mac: bytes) -> bytes:
    return blake2b(f"leaf {len(chain)}:{chain}{n}:".encode() + mac, digest_size=32).digest()


def _node(one: bytes, other: bytes) -> bytes:
    return blake2b(b"node" + one + other, digest_size=32).digest()
