"""The one table of a run."""


def say(what: str, value: str, aim: str = "") -> None:
    """One line of it, printed at once; nothing is kept."""
    print(f"| {what} | {value} | {aim} |", flush=True)


def portion(ordered: list[float], share: float) -> float:
    """The value that this share of all values stays under or meets."""
    found = sorted(ordered)
    return found[min(len(found) - 1, int(share * len(found)))]


def ms(seconds: float) -> str:
    """A time in milliseconds, as the table shows it."""
    return f"{seconds * 1000:.1f} ms"


def middle_and_late(seconds: list[float]) -> str:
    """The p50 and the p95 of some times."""
    return f"p50 {ms(portion(seconds, 0.5))}, p95 {ms(portion(seconds, 0.95))}"
