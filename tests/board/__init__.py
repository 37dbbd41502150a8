"""Tests of the board's view."""
