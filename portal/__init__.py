"""Conduct Portal: codes of conduct, reports, cases and one shared committee."""

__version__ = "0.1.0"
