"""Tests of portal/audit."""
