"""What is known about codes of conduct as texts: reading them in, what they say of their sources, licences, credit.

No community's rows stand here. Its parts are named like small books: `licences.known("MIT")`.
"""

from . import (
    blanks,
    catalogue,
    compare,
    compat,
    completeness,
    drawing,
    findings,
    fromhtml,
    intake,
    leftovers,
    licences,
    markup,
    narrowing,
    passages,
    phrases,
    printing,
    reading,
    rst,
    sections,
    sentences,
    similar,
    starters,
    variables,
)
from .attribution import (
    ADAPTED,
    INCORPORATED,
    INSPIRED,
    RELATIONS,
    TRANSLATED,
    Attribution,
    Source,
    as_data,
    as_html,
    as_markdown,
    as_text,
)
from .findings import Found, Inspection, Remark
from .findings.contacts import Contact
from .intake import BIGGEST as FILE_LIMIT
from .intake import Intake, Taken, inspect
from .licences import LICENCES, NONE, OWN, Licence, licence
from .markup import LIMIT as TEXT_LIMIT
from .phrases import LANGUAGES
from .readback import read_back

__all__ = [
    "ADAPTED",
    "INCORPORATED",
    "INSPIRED",
    "LANGUAGES",
    "LICENCES",
    "NONE",
    "OWN",
    "RELATIONS",
    "TEXT_LIMIT",
    "TRANSLATED",
    "Attribution",
    "Contact",
    "FILE_LIMIT",
    "Found",
    "Inspection",
    "Intake",
    "Licence",
    "Remark",
    "Source",
    "Taken",
    "as_data",
    "as_html",
    "as_markdown",
    "as_text",
    "blanks",
    "catalogue",
    "compare",
    "compat",
    "completeness",
    "drawing",
    "findings",
    "fromhtml",
    "inspect",
    "intake",
    "leftovers",
    "licence",
    "licences",
    "markup",
    "narrowing",
    "passages",
    "phrases",
    "read_back",
    "printing",
    "reading",
    "rst",
    "sections",
    "sentences",
    "similar",
    "starters",
    "variables",
]
