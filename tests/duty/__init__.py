"""Tests of who does what by when."""
