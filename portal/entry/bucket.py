"""A coarse, forgetful name for where a request comes from: 16 bits, under a salt that lives in memory for a day."""

import secrets
from functools import lru_cache
from hashlib import blake2b
from ipaddress import ip_address, ip_network

from flask import request

from .. import clock


@lru_cache(maxsize=2)
def _salt(_day) -> bytes:
    return secrets.token_bytes(32)


def bucket() -> str:
    """The bucket of this request's address: everybody in a /24 (or /56) shares one, and others do by chance."""
    try:
        found = ip_address(request.remote_addr or "")
    except ValueError:
        return "none"
    net = ip_network((found, 24 if found.version == 4 else 56), strict=False)
    return blake2b(str(net).encode(), digest_size=2, key=_salt(clock.today())).hexdigest()
