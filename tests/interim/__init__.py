"""Tests of acting at once."""
