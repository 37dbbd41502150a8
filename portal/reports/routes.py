"""The pages of the letterbox, gathered: the form, the box, files."""

from . import (
    along_routes,
    box_routes,
    file_routes,
    held_switch_routes,
    proof_routes,
    question_routes,
    receipt_routes,
    report_routes,
)
from .blueprint import bp

__all__ = [
    "along_routes",
    "box_routes",
    "bp",
    "file_routes",
    "held_switch_routes",
    "proof_routes",
    "question_routes",
    "receipt_routes",
    "report_routes",
]
