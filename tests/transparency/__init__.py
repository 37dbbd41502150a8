"""Tests of the numbers that everybody is told."""
