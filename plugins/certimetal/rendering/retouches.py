"""Small faults of the theme's own HTML, mended once a page is rendered."""

from __future__ import annotations

_RETOUCHES = (
    # The search is a dialog without a name: a screen reader would say « dialogue » and no more.
    (
        '<div class="md-search" data-md-component="search" role="dialog">',
        '<div class="md-search" data-md-component="search" role="dialog" aria-label="Recherche">',
    ),
    # An empty ``tabindex`` is no number.
    (' tabindex="">', ">"),
)

# The title of a table of contents is a label for a box that only pages of the menu have.
_TITRE = '<label class="md-nav__title" for="__toc">'
_SANS_CASE = '<label class="md-nav__title">'


def retoucher(page: str) -> str:
    """Return a rendered page with these faults mended; a theme without them is left as it is."""
    for avant, apres in _RETOUCHES:
        page = page.replace(avant, apres)
    if 'id="__toc"' not in page:
        page = page.replace(_TITRE, _SANS_CASE)
    return page
