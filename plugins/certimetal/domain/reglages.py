"""What parts the source's text from the published one, as ``corrections.yml`` declares it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A typing slip of the source and how it is published.

    A space of ``source`` stands for any run of spaces and line ends. Corrections apply in their
    order.
    """

    source: str
    publie: str
    motif: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coupure:
    """Where a sentence of the source ends and nothing tells: its last words, the next one's."""

    fin: str
    debut: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mobilier:
    """A whole line of the source that is page furniture, and why it is not published."""

    texte: str
    motif: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reglages:
    """What parts the source from the published text: slips mended, sentences that nothing parts,
    lines that stand alone (``titres``, looked for like any sentence), page furniture."""

    corrections: tuple[Correction, ...] = ()
    coupures: tuple[Coupure, ...] = ()
    titres: tuple[str, ...] = ()
    mobilier: tuple[Mobilier, ...] = ()
