"""What stands in an HTML fragment that should not: read by two parsers, not by patterns."""

from __future__ import annotations

from html.parser import HTMLParser

from lxml import html as lxml_html

BALISES = frozenset(
    ("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "code")
) | frozenset(("table", "thead", "tbody", "tr", "th", "td", "em", "strong", "del", "a"))
VIDES = frozenset(("br", "hr", "img"))
ATTRIBUTS = {"a": {"href", "rel"}, "ol": {"start"}, "img": {"src", "alt", "loading"}}


class _Lecteur(HTMLParser):
    """Collects what is not allowed, and what is open at the end."""

    def __init__(self, images: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.fautes: list[str] = []
        self.ouvertes: list[str] = []
        self.images = images

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VIDES:
            self.ouvertes.append(tag)
        _check(tag, {nom: valeur or "" for nom, valeur in attrs}, self.images, self.fautes)

    def handle_endtag(self, tag: str) -> None:
        if not self.ouvertes or self.ouvertes.pop() != tag:
            self.fautes.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.fautes.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.fautes.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.fautes.append(f"<?{data}")


def _check(tag: str, attrs: dict[str, str], images: frozenset[str], fautes: list[str]) -> None:
    if tag not in BALISES and not (tag == "img" and images):
        fautes.append(f"<{tag}>")
    fautes += [f"{tag}@{nom}" for nom in attrs if nom not in ATTRIBUTS.get(tag, set())]
    adresse = attrs.get("href", "https:").strip().lower()
    if not adresse.startswith(("https:", "mailto:")):
        fautes.append(f"href={adresse}")
    if tag == "a" and "href" in attrs and "noopener" not in attrs.get("rel", ""):
        fautes.append("a sans rel")
    if tag == "img" and attrs.get("src") not in images:
        fautes.append(f"src={attrs.get('src')}")


def fautes(fragment: str, images: frozenset[str] = frozenset()) -> list[str]:
    """Return what a fragment holds that is not allowed, as either parser sees it."""
    lecteur = _Lecteur(images)
    lecteur.feed(fragment)
    lecteur.close()
    trouvees = lecteur.fautes + lecteur.ouvertes
    for element in lxml_html.fragment_fromstring(fragment, create_parent="div").iterdescendants():
        if not isinstance(element.tag, str):
            trouvees.append("noeud spécial")
            continue
        attrs = {str(nom): str(valeur) for nom, valeur in element.attrib.items()}
        _check(element.tag, attrs, images, trouvees)
    return trouvees
