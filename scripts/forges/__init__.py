"""What the workflows of a forge run, around ``certimetal``: standard library, no shell logic.

``PYTHONPATH=scripts python -m forges …``; see ``docs/guides/forges.md``.
"""
