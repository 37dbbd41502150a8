"""`python -m portal` is `portal`."""

import sys

from .cli import main

sys.exit(main())
