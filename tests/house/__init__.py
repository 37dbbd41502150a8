"""The laws of the house: short tests that read the code itself."""
