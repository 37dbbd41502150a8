"""Keeping the data as a whole: backups that come back, the move to another database, one lock on the data folder.

It takes databases row by row as their owner does, past every scope, and opens nothing: what is sealed stays sealed.
What only a command needs (`restore`, `moving`) is imported by its name: every worker has this door, not what is behind.
"""

from .backup import CannotBackUp, make
from .occupied import Occupied, alone, serving

__all__ = ["CannotBackUp", "Occupied", "alone", "make", "serving"]
