"""Findings as people and machines want them: pure functions from findings to a string.

Every format takes the findings in the order of ``Finding.rang`` and keeps it: the same findings
give the same bytes.
"""
