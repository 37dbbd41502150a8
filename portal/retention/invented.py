"""Whether nobody real stands in this data: then another day may be played, and nothing waits for a second look."""

_invented: list[bool] = []


def configure(settings) -> None:
    """A demo's data and a test's are invented."""
    _invented[:] = [settings.demo or settings.testing]


def is_invented() -> bool:
    """Whether the data is a demo's or a test's."""
    return bool(_invented and _invented[0])
