"""Every sentence of the lifecycle, in French as it is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from certimetal.domain.cycle import evenements_possibles
from certimetal.domain.cycle.table import A_LA_PLACE, LIGNES, TABLE
from contextes_du_cycle import CONTEXTES, JOUR, tente
from journaux import jour, referentiel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journaux import Histoire

NOMS_DE_FICHIERS = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]{2}-[a-z_]+\.yml)?")
CLES = re.compile(r"«\u00a0[a-z_]+: [^»]*\u00a0»")
FAUTES = re.compile(
    r"""['"]|\.\.\.|\ {2}|\ [:;!?»]|«\ |[^\u00a0\u202f][:;!?»]|«[^\u00a0]|[a-z]_[a-z]
    |\d\ (?:mois|jours?|ans?|indicateurs?|[a-zéû]+\ [0-9]{4})\b
    |\bNone\b|\bStatut\b|\bde\ le\b|\bde\ les\b|\bà\ le\b|\ \.|,,|\{|\}""",
    re.VERBOSE,
)


def fautive(phrase: str) -> str:
    """Return what is not French typography in a sentence, names of files and keys apart."""
    nue = CLES.sub("X", NOMS_DE_FICHIERS.sub("X", phrase))
    trouvee = FAUTES.search(nue)
    return trouvee[0] if trouvee else ""


def phrases_de(histoire: Histoire) -> Iterator[str]:
    for au in (JOUR, "2031-03-02", "2035-01-01"):
        situation = histoire.au(au)
        yield from (e.phrase for e in situation.explications)
        yield from (a.phrase for a in situation.alertes)
        yield from (p.phrase for p in situation.propositions)
        yield from (f"{e.libelle}." for e in situation.echeances)
    for faute in histoire.fautes(JOUR):
        yield from (t for t in (faute.message, faute.attendu, faute.remede) if t)
    for possible in evenements_possibles(histoire.dossier(), referentiel(), jour(JOUR)):
        yield from (t for t in (possible.raison, possible.remede) if t)


@pytest.mark.parametrize("contexte", CONTEXTES)
def test_every_sentence_is_in_french_typography(contexte: str) -> None:
    vues = set(phrases_de(CONTEXTES[contexte][1]()))
    for ligne in LIGNES:
        histoire = CONTEXTES[contexte][1]()
        tente(histoire, ligne.type, ligne.variante)
        vues |= set(phrases_de(histoire))
    assert len(vues) > 20
    assert [(phrase, fautive(phrase)) for phrase in vues if fautive(phrase)] == []
    assert [p for p in vues if not (p[0].isupper() and p.endswith("."))] == []


def test_the_table_is_in_french_typography() -> None:
    textes = [*A_LA_PLACE.values(), *(f"{ligne.nom}." for ligne in LIGNES)]
    for case in TABLE.values():
        if case.refus is not None:
            textes += [case.refus.raison, case.refus.remede]
        if case.condition is not None:
            textes.append(f"Si {case.condition.texte}.")
    assert [(texte, fautive(texte)) for texte in textes if fautive(texte)] == []


@pytest.mark.parametrize("phrase", ["l'OF", "Un : deux", "« un »", "Un; deux", "12 mois", "a_b"])
def test_this_check_sees_what_it_should(phrase: str) -> None:
    assert fautive(phrase)
