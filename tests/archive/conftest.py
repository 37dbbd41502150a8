"""The ground of tests/cases/ground.py in this test's database."""

from tests.cases.conftest import ground

__all__ = ["ground"]
