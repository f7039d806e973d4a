"""The words of a paragraph, from pandoc's tree to Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import NBSP, guillemets
from certimetal.rendering.markdown import to_html
from certimetal.rendering.markdown_pandoc_signes import MARQUES, decoupe, trim, write_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from certimetal.rendering.markdown_pandoc_signes import Noeud

_BALISE = re.compile(r"<[^>]*>")
_COUPURES = frozenset({"SoftBreak", "LineBreak"})
_BALISES = {"Emph": "<em>", "Strong": "<strong>", "Strikeout": "<del>"}
_SCHEMAS = ("https:", "http:", "mailto:")
_HAUT = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_BAS = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_ORDINAL = re.compile(r"(?:er|re|e|ème|nd|nde|de|d|o|os)s?")
_PERDUS = {"Underline": "un soulignement", "SmallCaps": "des petites capitales"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Perte:
    """What Markdown cannot say: ``quoi`` names it in French, ``texte`` has the words concerned."""

    quoi: str
    texte: str = ""


@dataclass(slots=True)
class Mots:
    """Writes runs of words; ``pertes`` grows with what could only be written as words."""

    pertes: list[Perte] = field(default_factory=list)

    def ecrit(self, noeuds: Sequence[Noeud], *, une_ligne: bool = False) -> str:
        """Return inline nodes as Markdown, escaped more than needed; ``une_ligne`` as in a cell."""
        _, plats, _ = _bords(_fusionne(list(self._reduit(noeuds))))
        texte = trim(write_words(plats, une_ligne=une_ligne))
        if not any(noeud["t"] in MARQUES for noeud in plats) or _relu(texte, plats):
            return texte
        self.pertes.append(Perte(quoi="une mise en forme", texte=dire(plats)))
        return trim(write_words(_fusionne(list(_sans_forme(plats))), une_ligne=une_ligne))

    def _reduit(self, noeuds: Sequence[Noeud]) -> Iterator[Noeud]:
        """Yield what Markdown can say: text, breaks, code, links, pictures, three emphases."""
        for noeud in noeuds:
            genre, contenu = decoupe(noeud)
            if genre in MARQUES:
                yield {"t": genre, "c": list(_sans_double(self._reduit(contenu), genre))}
            elif genre == "Str":
                yield _texte(contenu)
            elif genre == "Space":
                yield _texte(" ")
            elif genre == "Code":
                yield noeud
            elif genre in _COUPURES:
                yield {"t": genre}
            else:
                yield from self._autre(genre, contenu)

    def _autre(self, genre: str, contenu: Any) -> Iterator[Noeud]:
        if genre in _PERDUS:
            self.pertes.append(Perte(quoi=_PERDUS[genre], texte=dire(contenu)))
            yield from self._reduit(contenu)
        elif genre in {"Span", "Cite", "Quoted"}:
            dedans = list(self._reduit(contenu[1]))
            yield from _cites(dedans) if genre == "Quoted" else dedans
        elif genre in {"Superscript", "Subscript"}:
            yield _texte(self._decale(genre, dire(contenu)))
        elif genre == "Link":
            yield from self._lien(contenu)
        elif genre == "Image":
            yield from self._image(contenu)
        elif genre == "Note":
            mots = " ".join(dire_blocs(contenu).split())
            self.pertes.append(Perte(quoi="une note de bas de page", texte=mots))
            yield _texte(f" (note{NBSP}: {mots})")
        elif genre == "Math":
            self.pertes.append(Perte(quoi="une formule", texte=contenu[1]))
            yield {"t": "Code", "c": [["", [], []], contenu[1]]}
        elif genre == "RawInline":
            yield from self._brut(*contenu)

    def _brut(self, forme: str, texte: str) -> Iterator[Noeud]:
        """Yield a tag that was typed as a text, which the site shows."""
        if forme.startswith("html"):
            yield _texte(texte)
        else:
            self.pertes.append(Perte(quoi="un contenu propre au traitement de texte", texte=texte))

    def _decale(self, genre: str, mots: str) -> str:
        ecrit = mots.translate(_HAUT if genre == "Superscript" else _BAS)
        if ecrit != mots or _ORDINAL.fullmatch(mots):
            return ecrit
        quoi = "un exposant" if genre == "Superscript" else "un indice"
        self.pertes.append(Perte(quoi=quoi, texte=mots))
        return mots

    def _lien(self, contenu: Any) -> Iterator[Noeud]:
        _, noeuds, (adresse, _titre) = contenu
        dedans = list(self._reduit(noeuds))
        if adresse.lower().startswith(_SCHEMAS):
            yield {"t": "Link", "c": [dedans, adresse]}
            return
        if adresse and not adresse.startswith("#"):  # an anchor leads nowhere outside its document
            self.pertes.append(Perte(quoi="un lien", texte=f"{dire(noeuds)} ({adresse})"))
        yield from dedans

    def _image(self, contenu: Any) -> Iterator[Noeud]:
        _, noeuds, (adresse, _titre) = contenu
        if adresse.startswith("annexes/"):
            yield {"t": "Image", "c": [[_texte(dire(noeuds))], adresse]}
            return
        self.pertes.append(Perte(quoi="une image", texte=dire(noeuds) or adresse))
        yield from self._reduit(noeuds)


def dire(noeuds: Sequence[Noeud]) -> str:
    """Return the words of inline nodes, without any layout."""
    return "".join(map(_mots, noeuds))


def dire_blocs(blocs: Any) -> str:
    """Return the words of blocks, whatever these are."""
    if isinstance(blocs, dict):
        genre = blocs.get("t")
        if genre in {"Para", "Plain"}:
            return f"{dire(blocs['c'])} "
        if genre in {"CodeBlock", "RawBlock"}:
            return f"{blocs['c'][1]} "
        if genre == "Header":
            return f"{dire(blocs['c'][2])} "
        return dire_blocs(blocs.get("c"))
    return "".join(map(dire_blocs, blocs)) if isinstance(blocs, list) else ""


def _mots(noeud: Noeud) -> str:
    genre, contenu = decoupe(noeud)
    if genre == "Str":
        return str(contenu)
    if genre in {"Space", "SoftBreak", "LineBreak"}:
        return " "
    if genre in {"Code", "Math", "RawInline"}:
        return str(contenu[1])
    if genre == "Note":
        return f" ({' '.join(dire_blocs(contenu).split())})"
    if genre in {"Link", "Image", "Span", "Cite", "Quoted"}:
        return dire(next(part for part in contenu if _est_une_suite(part)))
    return dire(contenu) if isinstance(contenu, list) else ""


def _est_une_suite(part: Any) -> bool:
    return isinstance(part, list) and all(isinstance(sous, dict) and "t" in sous for sous in part)


def _cites(dedans: list[Noeud]) -> list[Noeud]:
    avant, apres = guillemets("\0").split("\0")
    return [_texte(avant), *dedans, _texte(apres)]


def _texte(mots: str) -> Noeud:
    return {"t": "Str", "c": mots}


def _fusionne(noeuds: list[Noeud]) -> list[Noeud]:
    """Join nodes of one kind that follow one another; empty ones go."""
    faits: list[Noeud] = []
    for noeud in noeuds:
        genre = noeud["t"]
        if genre in _COUPURES:
            _coupe(faits, noeud)
        elif genre == "Code" and faits and faits[-1]["t"] == genre:
            faits[-1] = {"t": genre, "c": [noeud["c"][0], faits[-1]["c"][1] + noeud["c"][1]]}
        elif genre in MARQUES:
            devant, dedans, derriere = _bords(_fusionne(noeud["c"]))
            faits = _fusionne([*faits, *devant]) if devant else faits
            if dedans and faits and faits[-1]["t"] == genre:
                dedans = _fusionne([*faits.pop()["c"], *dedans])
            faits += [{"t": genre, "c": dedans}] if dedans else []
            faits = _fusionne([*faits, *derriere]) if derriere else faits
        elif genre == "Str":
            avant = faits.pop()["c"] if faits and faits[-1]["t"] == genre else ""
            faits += [_texte(avant + noeud["c"])] if avant or noeud["c"] else []
        else:
            faits.append(noeud)
    return faits


def _bords(noeuds: list[Noeud]) -> tuple[list[Noeud], list[Noeud], list[Noeud]]:
    """Part the breaks and blanks at the two ends of nodes from what they say."""
    debut, fin = 0, len(noeuds)
    while debut < fin and _est_blanc(noeuds[debut]):
        debut += 1
    while fin > debut and _est_blanc(noeuds[fin - 1]):
        fin -= 1
    return noeuds[:debut], noeuds[debut:fin], noeuds[fin:]


def _est_blanc(noeud: Noeud) -> bool:
    return noeud["t"] in _COUPURES or (noeud["t"] == "Str" and not noeud["c"].strip(" "))


def _coupe(faits: list[Noeud], coupure: Noeud) -> None:
    """Break the line once, however many breaks follow one another."""
    dernier = faits[-1] if faits else coupure
    if dernier["t"] == "Str" and not dernier["c"].strip(" ") and len(faits) > 1:
        dernier = faits[-2]
    if dernier["t"] not in _COUPURES:
        faits.append(coupure)
    elif coupure["t"] == "LineBreak":
        dernier["t"] = "LineBreak"


def _sans_double(noeuds: Iterable[Noeud], genre: str) -> Iterator[Noeud]:
    """Open an emphasis inside another of its kind, which nobody would see."""
    for noeud in noeuds:
        if noeud["t"] == genre:
            yield from noeud["c"]
        elif noeud["t"] in MARQUES:
            yield {"t": noeud["t"], "c": list(_sans_double(noeud["c"], genre))}
        else:
            yield noeud


def _sans_forme(noeuds: Sequence[Noeud]) -> Iterator[Noeud]:
    for noeud in noeuds:
        if noeud["t"] in MARQUES:
            yield from _sans_forme(noeud["c"])
        else:
            yield noeud


def _relu(texte: str, noeuds: Sequence[Noeud]) -> bool:
    """Whether what was written reads as these words, with as many emphases."""
    html = to_html(texte)
    lu = "".join(unescape(_BALISE.sub("", html)).split())
    if lu != "".join(dire(noeuds).split()):
        return False
    return all(html.count(balise) == _compte(noeuds, genre) for genre, balise in _BALISES.items())


def _compte(noeuds: Sequence[Noeud], genre: str) -> int:
    """Count the emphases of a kind that have something to show."""
    compte = 0
    for noeud in noeuds:
        if noeud["t"] in MARQUES:
            compte += (noeud["t"] == genre and bool(dire(noeud["c"]).strip())) + _compte(
                noeud["c"], genre
            )
        elif noeud["t"] == "Link":
            compte += _compte(noeud["c"][0], genre)
    return compte
