"""Frozen values and pure functions of the field; standard library and dateutil only."""
