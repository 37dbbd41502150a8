"""What is forgotten, and when: the times of each place, what holds them, the day itself, and a certificate of it.

`preview` is what falls due, `run` forgets what is due, `again` forgets once more what came back out of a backup.
Numbers and the shells of cases stay.
"""

from .gathering import Item, items
from .invented import configure, is_invented
from .running import again, preview, run
from .schedule import terms_of

__all__ = ["Item", "again", "configure", "is_invented", "items", "preview", "run", "terms_of"]
