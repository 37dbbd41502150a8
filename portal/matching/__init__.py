"""Compares names, handles and addresses by their normal forms. Pure: text in, text out, nothing kept.

`prepare` makes a register ready, `candidates` lays a list beside it and says why it shows each pair. These and what
they need (numpy, scipy) are loaded when first asked for: a server which only needs normal forms stays small.
"""

import sys
from importlib import import_module

from .addresses import desks, handle_key, mail_key, shared
from .normal import handle, initials, mail, name, name_key, words

_HEAVY = {
    "prepare": "engine",
    "candidates": "engine",
    "band": "engine",
    "Index": "engine",
    "Pair": "pairs",
    "Reason": "pairs",
    "save": "kept",
    "load": "kept",
    "stamp": "kept",
    "Other": "kept",
    "among": "within",
    "among_apart": "apart",
    "beside_apart": "apart",
}
__all__ = [
    "Index", "Other", "Pair", "Reason", "among", "among_apart", "band", "beside_apart", "candidates", "desks", "handle",
    "handle_key", "initials", "load", "mail", "mail_key", "name", "name_key", "prepare", "save", "shared", "stamp",
    "words",
]  # fmt: skip


def _load_numbers() -> None:
    """scipy takes every name of numpy and so loads a Fortran compiler for a tenth of a second: here that name is taken.

    Whoever asks for it later still gets it.
    """
    import_module("numpy")
    if "scipy.sparse" in sys.modules or "numpy.f2py" in sys.modules:
        return
    vars(sys.modules["numpy"])["f2py"] = None
    try:
        import_module("scipy.sparse")
    finally:
        del vars(sys.modules["numpy"])["f2py"]


def __getattr__(wanted: str):
    if wanted in _HEAVY:
        _load_numbers()
        return getattr(import_module(f"{__name__}.{_HEAVY[wanted]}"), wanted)
    raise AttributeError(wanted)
