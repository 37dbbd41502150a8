"""Learns the tables of portal/matching. TABLES=FOLDER in the environment: other tables than the portal's own."""

import os
from pathlib import Path

from portal.matching import tables

tables.PLACE = Path(os.environ.get("TABLES", tables.PLACE))
