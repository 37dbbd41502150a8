"""Reads the portal's own source: what the laws look at."""

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PORTAL = ROOT / "portal"


@dataclass(frozen=True)
class Module:
    """One file of the portal. `room` is its folder, or "" for the modules at the top."""

    path: Path

    @property
    def place(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def room(self) -> str:
        parts = self.path.relative_to(PORTAL).parts
        return parts[0] if len(parts) > 1 else ""

    @cached_property
    def lines(self) -> list[str]:
        return self.path.read_text(encoding="utf-8").splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse("\n".join(self.lines))

    @property
    def dotted(self) -> list[str]:
        """The package this file's relative imports start from."""
        return ["portal", *self.path.relative_to(PORTAL).parts[:-1]]

    def functions(self):
        return [node for node in ast.walk(self.tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]

    def imports(self, inside=None):
        """(line, "portal.cases", "open_case") for each name imported here; relative ones made absolute."""
        for node in ast.walk(inside or self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, name.name, "") for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                start = self.dotted[: len(self.dotted) - node.level + 1] if node.level else []
                source = ".".join([*start, *([node.module] if node.module else [])])
                yield from ((node.lineno, source, name.name) for name in node.names)

    def uses(self):
        """(line, name) for each name and attribute: "db.session.get" reads as it is written."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute):
                yield node.lineno, ast.unparse(node) if len(ast.unparse(node)) < 80 else f"….{node.attr}"
            elif isinstance(node, ast.Name):
                yield node.lineno, node.id


def modules() -> list[Module]:
    return [Module(path) for path in sorted(PORTAL.rglob("*.py")) if "__pycache__" not in path.parts]


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.*"))


def room_of(source: str, name: str) -> tuple[str, str]:
    """The room an import reaches and what is named in it: ("portal.cases", "act") -> ("cases", "act")."""
    parts = [*source.split("."), *([name] if name else [])]
    return (parts[1], ".".join(parts[2:])) if parts[0] == "portal" and len(parts) > 1 else ("", "")
