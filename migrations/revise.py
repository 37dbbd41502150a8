"""Write the next migration from the models: `make migration NAME=what-changed`. `--fresh` starts the history anew."""

import sys
import tempfile
from pathlib import Path

from portal import config, migrate

VERSIONS = config.MIGRATIONS / "versions"


def main(arguments: list[str]) -> int:
    fresh = "--fresh" in arguments
    names = [word for word in arguments if not word.startswith("-")]
    if not names:
        print("Say what changes: make migration NAME=what-changed", file=sys.stderr)
        return 2
    if fresh:
        for old in VERSIONS.glob("*.py"):
            old.unlink()
    number = f"{len(list(VERSIONS.glob('[0-9]*.py'))) + 1:04d}"
    with tempfile.TemporaryDirectory() as folder:
        settings = config.read({}, data=Path(folder))
        if number != "0001":
            migrate.upgrade(settings)
        migrate.revise(settings, " ".join(names), number)
    _tidy(next(VERSIONS.glob(f"{number}_*.py")))
    return 0


def _tidy(path: Path) -> None:
    """Leave out the generator's remarks."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "# ###" not in line), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
