"""What is written in a field's place, as its value; what cannot be read is said, never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from certimetal.domain.formulaire import ChampFormulaire, Choix, Nature
from certimetal.reading.word.valeurs import ABSENT, read_value

CHOIX = (
    Choix(valeur="piece", libelle="Pièce d’identité"),
    Choix(valeur="tests", libelle="Résultats des tests"),
    Choix(valeur="autre", libelle="Autre"),
)


def champ(nature: Nature, cle: str = "champ") -> ChampFormulaire:
    avec = nature in (Nature.CHOIX, Nature.CHOIX_MULTIPLE)
    return ChampFormulaire(
        cle=(cle,), code=cle, libelle="Champ", nature=nature, choix=CHOIX if avec else ()
    )


LUES: tuple[tuple[Nature, list[str], Any], ...] = (
    (Nature.OUI_NON, ["☒ Oui", "☐ Non"], True),
    (Nature.OUI_NON, ["[ ] oui", "[x] NON"], False),
    (Nature.OUI_NON, ["☐ Oui\n☑ Non"], False),
    (Nature.OUI_NON, ["☐ Oui", "☐ Non"], ABSENT),
    (Nature.OUI_NON, ["Oui"], True),
    (Nature.CHOIX, ["☐ Pièce d'identité", "✓ Résultats\u00a0des tests", "☐ Autre"], "tests"),
    (Nature.CHOIX, ["piece"], "piece"),
    (Nature.CHOIX_MULTIPLE, ["☒ Autre", "☒ Pièce d’identité", "☐ Résultats des tests"],
     ["autre", "piece"]),
    (Nature.CHOIX_MULTIPLE, ["☒ Aucun", "☐ Autre"], []),
    (Nature.CHOIX_MULTIPLE, ["autre, piece"], ["autre", "piece"]),
    (Nature.NOMBRE, ["1\u202f200"], 1200),
    (Nature.NOMBRE, ["……………"], ABSENT),
    (Nature.DATE, ["31/03/2026"], "2026-03-31"),
    (Nature.LISTE, ["un", "deux"], ["un", "deux"]),
    (Nature.LISTE, ["Aucun"], []),
    (Nature.LISTE_NOMBRES, ["3", "12"], [3, 12]),
    (Nature.TEXTE, ["une ligne\nl’autre", "fin"], "une ligne\nl’autre\n\nfin"),
    (Nature.TEXTE, ["____"], ABSENT),
)  # fmt: skip


@pytest.mark.parametrize(("nature", "lignes", "valeur"), LUES)
def test_a_field_that_is_filled_in_has_its_value(
    nature: Nature, lignes: list[str], valeur: object
) -> None:
    lue = read_value(champ(nature), lignes)
    assert (lue.valeur, lue.restes) == (valeur, ())


def test_a_number_written_with_spaces_to_be_read_is_that_number() -> None:
    assert read_value(champ(Nature.TEXTE, "siret"), ["000 000 018\u00a000002"]).valeur == (
        "00000001800002"
    )


@pytest.mark.parametrize(
    ("nature", "lignes", "raison"),
    [
        (Nature.OUI_NON, ["☒ Oui", "☒ Non"], "les deux cases"),
        (Nature.OUI_NON, ["peut-être"], "ni « Oui » ni « Non »"),
        (Nature.CHOIX, ["☒ Autre", "☒ Pièce d’identité"], "plusieurs cases"),
        (Nature.CHOIX, ["Pièce d’identité", "Résultats des tests", "Autre"], "ont disparu"),
        (Nature.CHOIX_MULTIPLE, ["☒ Aucun", "☒ Autre"], "avec d’autres choix"),
        (Nature.CHOIX_MULTIPLE, ["☒ Chose inconnue"], "aucun choix"),
        (Nature.NOMBRE, ["dix"], "un nombre entier"),
    ],
)
def test_what_cannot_be_read_is_told_and_gives_no_value(
    nature: Nature, lignes: list[str], raison: str
) -> None:
    lue = read_value(champ(nature), lignes)
    assert lue.valeur is ABSENT
    assert any(raison in dit.replace("\u00a0", " ") for _, dit in lue.restes)
