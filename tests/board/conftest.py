"""The ground of the cases' tests."""

from tests.cases.conftest import ground

__all__ = ["ground"]
