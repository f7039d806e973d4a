"""Tables of answers and of texts: wide ones scroll by themselves, never the page."""

from __future__ import annotations

_OUVRE = (
    '<div class="cm-defile" role="group" aria-label="Tableau" tabindex="0">'
    '<table class="cm-tableau-libre">'
)
_FERME = "</table></div>"


def defilants(html: str) -> str:
    """Wrap each table of sanitized HTML in a box that scrolls, reachable by keyboard.

    A text can hold no ``<table>`` of its own there: its ``<`` is escaped.
    """
    if "<table>" not in html:
        return html
    return html.replace("<table>", _OUVRE).replace("</table>", _FERME)
