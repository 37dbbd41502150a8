"""The community and the browsers of the room below."""

from tests.communities.conftest import ada, visitor

__all__ = ["ada", "visitor"]
