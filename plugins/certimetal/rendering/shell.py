"""The shell: a page of the theme rendered once, filled by each page that stays out of the menu."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from certimetal.errors import ThemeError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

CHAMPS = ("titre", "description", "canonique", "table", "contenu", "edition", "source")
"""What a page says of itself; the theme decides how often and where each is shown."""


@dataclass(frozen=True, slots=True)
class Marques:
    """The marks that stand for a page's own words while the theme renders the shell.

    ``alea`` is what keeps a mark from being found anywhere else: some thirty random letters and
    digits. It never reaches a page, so that the same content gives the same bytes.
    """

    alea: str

    def __getitem__(self, champ: str) -> str:
        if champ not in CHAMPS:
            raise KeyError(champ)
        return f"cm{self.alea}{champ}cm"

    def motif(self) -> re.Pattern[str]:
        """Return what finds every mark, its field's name in the first group."""
        return re.compile(f"cm{re.escape(self.alea)}([a-z]+)cm")


@dataclass(frozen=True, slots=True)
class Coquille:
    """A rendered page cut at its marks: fixed bytes, and between them the fields' names."""

    fixes: tuple[bytes, ...]
    champs: tuple[str, ...] = field(default=())

    @classmethod
    def couper(cls, page: str, marques: Marques, *, une_fois: Collection[str]) -> Coquille:
        """Cut ``page`` at its marks.

        ``une_fois`` are the blocks that must stand there once; ThemeError where the theme lost or
        repeated one, or shows no title.
        """
        morceaux = marques.motif().split(page)
        champs = tuple(morceaux[1::2])
        for nom in une_fois:
            if champs.count(nom) != 1:
                raise ThemeError(
                    f"Le thème affiche {champs.count(nom)} fois le bloc « {nom} » d’une page, "
                    "au lieu d’une : ses gabarits ont changé, et le greffon certimetal doit être "
                    "mis à jour (rendering/theme/)."
                )
        if "titre" not in champs:
            raise ThemeError("Le thème n’affiche plus le titre des pages (rendering/theme/).")
        return cls(tuple(morceau.encode() for morceau in morceaux[::2]), champs)

    @property
    def empreinte(self) -> str:
        """Return a digest of all that the shell adds to a page."""
        parts = b"\0".join((*self.fixes, *(champ.encode() for champ in self.champs)))
        return hashlib.blake2b(parts, digest_size=16).hexdigest()

    def remplir(self, valeurs: Mapping[str, bytes]) -> bytes:
        """Return the whole page; KeyError where a field that the shell shows has no value."""
        sortie = [self.fixes[0]]
        for champ, fixe in zip(self.champs, self.fixes[1:], strict=True):
            sortie += (valeurs[champ], fixe)
        return b"".join(sortie)


def attribut(texte: str) -> bytes:
    """Return plain text as it may stand in an element or in a quoted attribute."""
    return escape(texte, quote=True).encode()
