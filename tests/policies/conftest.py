"""The community and the browsers of the room below."""

from tests.communities.conftest import ada, meadow, visitor

__all__ = ["ada", "meadow", "visitor"]
