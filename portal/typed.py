"""What came in a form or an address, as what it was meant to be."""


def whole_number(text: str | None) -> int | None:
    """A whole number of at most nine plain digits; None for anything else, however long it is."""
    told = text or ""
    return int(told) if told.isascii() and told.isdecimal() and len(told) <= 9 else None
