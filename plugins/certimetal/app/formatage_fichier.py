"""Lays one file of a dossier out: its YAML, its Markdown, and what its empreinte becomes."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from certimetal.domain.empreinte import empreinte
from certimetal.domain.formatage import MiseEnForme, Reparation
from certimetal.reading.source import read_markdown, read_yaml
from certimetal.reading.yaml_commentaires import comments, may_be_laid_out
from certimetal.reading.yaml_reparation import repair
from certimetal.reading.yaml_source import parse
from certimetal.rendering.markdown_canonique import canonize, drop_blanks
from certimetal.writing.yaml_canonique import tidy, tidy_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.finding import Finding
    from certimetal.reading.lecture import Lecture
    from certimetal.reading.schemas import Schemas

_AIDE = "yaml-language-server:"


def lay_out_yaml(
    raw: bytes, *, path: str, kind: str, schemas: Schemas, modeline: str
) -> tuple[MiseEnForme | None, Sequence[Finding]]:
    """Lay out a file of YAML; nothing and its findings where it cannot be read whole.

    ``modeline`` is the comment that tells editors its schema, put back where it was lost.
    """
    source, lecture = read_yaml(raw, path=path)
    if lecture.fatal or not _fidele(raw, source.text):
        return None, lecture.findings
    texte, reparations = _yaml(source.text, lecture, kind, schemas)
    if _AIDE not in texte:
        texte = f"{modeline}\n{texte}"
    return MiseEnForme(sure=texte, entiere=texte, reparations=reparations), ()


def lay_out_answer(
    raw: bytes, *, path: str, kind: str, schemas: Schemas
) -> tuple[MiseEnForme | None, Sequence[Finding]]:
    """Lay out an answer; nothing and its findings where it cannot be read whole."""
    source, lecture = read_markdown(raw, path=path)
    if lecture.fatal or not _fidele(raw, source.text):
        return None, lecture.findings
    avant = empreinte(lecture.data, source.body)
    entete, reparations = _yaml(source.yaml, lecture, kind, schemas)
    blanc = "\n" if source.body.startswith("\n") else ""
    entiere = _assemble(entete, blanc, canonize(source.body))
    nouvelle = empreinte(parse(entete, path=path).data or {}, canonize(source.body))
    if nouvelle == avant:
        sure = entiere
    else:
        entete, _ = _yaml(source.yaml, lecture, "", schemas)
        sure = _assemble(entete, blanc, drop_blanks(source.body))
    mise = MiseEnForme(
        sure=sure, entiere=entiere, reparations=reparations, empreinte=avant, nouvelle=nouvelle
    )
    return mise, ()


def _assemble(entete: str, blanc: str, corps: str) -> str:
    return f"---\n{entete}---\n{blanc if corps else ''}{corps}"


def _fidele(raw: bytes, texte: str) -> bool:
    """Whether reading lost nothing but line ends and a mark of encoding: no replaced character."""
    lu = raw.decode("utf-8-sig", "replace")
    return lu.replace("\r\n", "\n").replace("\r", "\n") == texte


def _yaml(
    texte: str, lecture: Lecture, kind: str, schemas: Schemas
) -> tuple[str, tuple[Reparation, ...]]:
    """Mend a text where its schema refuses it, then lay it out, as far as it says the same."""
    reparations: tuple[Reparation, ...] = ()
    if schemas.has(kind) and (lecture.findings or not schemas.accepts(kind, lecture.data)):
        repare = repair(texte, schemas.champ(kind))
        texte = repare.texte
        reparations = tuple(Reparation(cle=r.cle, quoi=r.quoi) for r in repare.retouches)
    texte = unicodedata.normalize("NFC", texte)
    net = _premier_fidele((tidy_lines(texte),), texte)
    refait = tidy(net) if may_be_laid_out(net) else None
    essais = (tidy_lines(refait), refait) if refait else ()
    return _premier_fidele(essais, net), reparations


def _premier_fidele(essais: Sequence[str], texte: str) -> str:
    """Return the first way to write a text that says the same, the text itself where none does."""
    return next((essai for essai in essais if _dit_pareil(essai, texte)), texte)


def _dit_pareil(un: str, autre: str) -> bool:
    """Whether two YAML texts have the same data, in the same order, and the same comments."""
    lu, voulu = parse(un, path=""), parse(autre, path="")
    if lu.fatal != voulu.fatal or len(lu.findings) != len(voulu.findings):
        return False
    return repr(lu.data) == repr(voulu.data) and comments(un) == comments(autre)
