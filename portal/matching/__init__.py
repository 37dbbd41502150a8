"""Compares names, handles and addresses by their normal forms. Pure: text in, text out, nothing kept."""

from .normal import handle, initials, mail, name, name_key, words

__all__ = ["handle", "initials", "mail", "name", "name_key", "words"]
