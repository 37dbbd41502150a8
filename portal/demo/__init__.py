"""The demo world: invented people, two communities, a committee, and reports on their way up.

Made through the same verbs that the pages use. The tests' cast is the same world.
"""

from .fill import World, build, fill
from .people import CAST, ROLES

__all__ = ["CAST", "ROLES", "World", "build", "fill"]
