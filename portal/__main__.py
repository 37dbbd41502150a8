"""`python -m portal` is `portal`."""

import sys

from .door import main

sys.exit(main())
