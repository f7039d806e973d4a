"""Changes values of a YAML text where they stand: comments, order and all other bytes are kept."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from certimetal.writing.yaml_plain import block, inline
from certimetal.writing.yaml_texte import text_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    Noeud = Any
    """A node of ruamel.yaml, whose own types lack ``flow_style`` where it is needed."""


def retouch(texte: str, avant: Mapping[str, Any], apres: Mapping[str, Any]) -> str:
    """Return ``texte``, whose data are ``avant``, so changed that its data are ``apres``.

    The keys that are new stand in ``apres`` where they are to go. The caller reads the result
    again: a layout that this module does not know is not written blindly.
    """
    if avant == apres:
        return texte
    from ruamel.yaml import YAML  # noqa: PLC0415 -- costly, and only where something changed

    racine = YAML().compose(texte)
    if racine is None or not racine.value:
        lignes = [ligne for cle, valeur in apres.items() for ligne in block(cle, valeur)]
        return f"{texte}{'' if not texte or texte.endswith(chr(10)) else chr(10)}" + "".join(
            f"{ligne}\n" for ligne in lignes
        )
    retouche = _Retouche(texte)
    retouche.mapping(racine, avant, apres)
    return retouche.rend()


class _Retouche:
    """The pieces of a text to replace, found over its nodes."""

    def __init__(self, texte: str) -> None:
        self.texte = texte
        self.pieces: list[tuple[int, int, str]] = []

    def rend(self) -> str:
        texte = self.texte
        for debut, fin, piece in sorted(self.pieces, key=lambda p: (p[0], p[1]), reverse=True):
            texte = texte[:debut] + piece + texte[fin:]
        return texte

    def mapping(self, noeud: Noeud, avant: Mapping[str, Any], apres: Mapping[str, Any]) -> None:
        """Change the keys of a group of fields."""
        if noeud.flow_style:
            self._put(noeud.start_mark.index, noeud.end_mark.index, inline(dict(apres)))
            return
        paires = {cle.value: (cle, valeur) for cle, valeur in noeud.value}
        premiere = next(iter(paires.values()))[0]
        if premiere.value not in apres and self._tiret(premiere):
            self._entier(noeud, apres)
            return
        for nom, (cle, valeur) in paires.items():
            if nom not in apres:
                self._remove(cle, valeur)
            elif apres[nom] != avant[nom]:
                self._value(cle, valeur, avant[nom], apres[nom])
        self._nouvelles(paires, apres)

    def _nouvelles(self, paires: dict[str, tuple[Noeud, Noeud]], apres: Mapping[str, Any]) -> None:
        premiere, _ = next(iter(paires.values()))
        precedente = ""
        marge = " " * premiere.start_mark.column
        en_tete: list[str] = []
        apres_elle: dict[str, list[str]] = {}
        for nom, valeur in apres.items():
            if nom in paires:
                precedente = nom
                continue
            lignes = [marge + ligne for ligne in _lines(nom, valeur, marge)]
            if not precedente and self._tiret(premiere):
                precedente = premiere.value
            (apres_elle.setdefault(precedente, []) if precedente else en_tete).extend(lignes)
        if en_tete:
            place = self._line_start(premiere.start_mark.index)
            self._put(place, place, "".join(f"{ligne}\n" for ligne in en_tete))
        for nom, lignes in apres_elle.items():
            place = self._line_end(self._end(*paires[nom]))
            self._put(place, place, "".join(f"\n{ligne}" for ligne in lignes))

    def _value(self, cle: Noeud, noeud: Noeud, avant: Any, apres: Any) -> None:
        ouvert = not isinstance(noeud.value, str) and not noeud.flow_style and bool(apres)
        if ouvert and isinstance(avant, dict) and isinstance(apres, dict):
            self.mapping(noeud, avant, apres)
        elif ouvert and isinstance(avant, list) and isinstance(apres, list):
            self._sequence(noeud, avant, apres)
        else:
            marge = " " * cle.start_mark.column
            suite = f"\n{marge}".join(_lines(cle.value, apres, marge))
            self._put(cle.start_mark.index, self._end(cle, noeud), suite)

    def _sequence(self, noeud: Noeud, avant: list[Any], apres: list[Any]) -> None:
        """Change a list item by item; those that are the same stay, with their comments."""
        un, autre = ([json.dumps(v, sort_keys=True) for v in liste] for liste in (avant, apres))
        for quoi, i1, i2, j1, j2 in SequenceMatcher(None, un, autre, autojunk=False).get_opcodes():
            if quoi == "equal":
                continue
            paires = min(i2 - i1, j2 - j1)
            for pas in range(paires):
                self._item(noeud.value[i1 + pas], avant[i1 + pas], apres[j1 + pas])
            for rang in range(i1 + paires, i2):
                item = noeud.value[rang]
                debut = self._line_start(item.start_mark.index)
                self._put(debut, self._line_end(self._end(None, item)) + 1, "")
            if j1 + paires < j2:
                self._insert(noeud, i1 + paires, apres[j1 + paires : j2])

    def _item(self, noeud: Noeud, avant: Any, apres: Any) -> None:
        if isinstance(avant, dict) and isinstance(apres, dict) and apres and noeud.value:
            self.mapping(noeud, avant, apres)
        else:
            self._put(noeud.start_mark.index, self._end(None, noeud), inline(apres))

    def _insert(self, noeud: Noeud, rang: int, valeurs: list[Any]) -> None:
        """Insert items before the one of that rank, as the others are written."""
        marge = " " * noeud.start_mark.column
        serre = all(item.flow_style is not False for item in noeud.value)
        lignes: list[str] = []
        for valeur in valeurs:
            if isinstance(valeur, dict) and not serre:
                dedans = [ligne for cle, part in valeur.items() for ligne in block(cle, part)]
                lignes += [f"{marge}- {dedans[0]}", *(f"{marge}  {ligne}" for ligne in dedans[1:])]
            else:
                lignes.append(f"{marge}- {inline(valeur)}")
        if rang:
            place = self._line_end(self._end(None, noeud.value[rang - 1]))
            self._put(place, place, "".join(f"\n{ligne}" for ligne in lignes))
        else:
            place = self._line_start(noeud.value[0].start_mark.index)
            self._put(place, place, "".join(f"{ligne}\n" for ligne in lignes))

    def _entier(self, noeud: Noeud, apres: Mapping[str, Any]) -> None:
        """Write a list's item anew: its first key, beside the dash, goes."""
        marge = " " * noeud.start_mark.column
        lignes = [ligne for cle, valeur in apres.items() for ligne in block(cle, valeur)]
        self._put(noeud.start_mark.index, self._end(None, noeud), f"\n{marge}".join(lignes))

    def _remove(self, cle: Noeud, valeur: Noeud) -> None:
        debut = self._line_start(cle.start_mark.index)
        self._put(debut, self._line_end(self._end(cle, valeur)) + 1, "")

    def _end(self, cle: Noeud | None, noeud: Noeud) -> int:
        """Return where the last character of a value is passed, what follows it left out."""
        if not isinstance(noeud.value, str) and not noeud.flow_style and noeud.value:
            dernier = noeud.value[-1]
            return self._end(*dernier) if isinstance(dernier, tuple) else self._end(None, dernier)
        debut: int = noeud.start_mark.index
        fin: int = noeud.end_mark.index
        if getattr(noeud, "style", None) in {"|", ">"}:
            return debut + len(_bloc_seul(self.texte[debut:fin]).rstrip())
        if fin == debut and cle is not None:
            return self.texte.index(":", cle.end_mark.index) + 1
        return fin

    def _tiret(self, noeud: Noeud) -> bool:
        """Tell whether a key stands beside a list's dash."""
        debut = self._line_start(noeud.start_mark.index)
        return bool(self.texte[debut : noeud.start_mark.index].strip())

    def _line_start(self, place: int) -> int:
        return self.texte.rfind("\n", 0, place) + 1

    def _line_end(self, place: int) -> int:
        fin = self.texte.find("\n", place)
        return len(self.texte) if fin < 0 else fin

    def _put(self, debut: int, fin: int, piece: str) -> None:
        self.pieces.append((debut, fin, piece))


def _lines(cle: str, valeur: Any, marge: str) -> list[str]:
    """Return a key and its value, each line without the margin."""
    if isinstance(valeur, str):
        return [ligne.removeprefix(marge) for ligne in text_lines(cle, valeur, indent=marge)]
    return block(cle, valeur)


def _bloc_seul(texte: str) -> str:
    """Cut a folded or literal text where its own lines end: comments may follow it."""
    tete, *lignes = texte.split("\n")
    gardees = [tete]
    retrait = 0
    for ligne in lignes:
        nu = ligne.lstrip(" ")
        if nu and not retrait:
            retrait = len(ligne) - len(nu)
        if nu and len(ligne) - len(nu) < retrait:
            break
        gardees.append(ligne)
    return "\n".join(gardees)
