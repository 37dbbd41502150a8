"""Tests of the private lists."""
