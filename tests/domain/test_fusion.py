"""What a form that comes back changes in a file's data: only what someone wrote otherwise."""

from __future__ import annotations

from typing import Any

from certimetal.domain.formulaire import ChampFormulaire, Nature
from certimetal.domain.fusion import merge
from certimetal.domain.importation import DocumentLu


def texte(*cle: str) -> ChampFormulaire:
    return ChampFormulaire(
        cle=cle, code="_".join(cle), libelle=cle[-1].capitalize(), nature=Nature.TEXTE
    )


CHAMPS = (
    texte("nom"),
    texte("adresse", "voie"),
    texte("adresse", "commune"),
    ChampFormulaire(
        cle=("sites",),
        code="sites",
        libelle="Sites",
        nature=Nature.TABLEAU,
        colonnes=(texte("nom"), texte("adresse", "voie")),
    ),
    texte("fin"),
)
DATA = {
    "nom": "L’organisme",
    "inconnu": 3,
    "adresse": {"voie": "1 rue"},
    "sites": [{"nom": "Vannes", "couleur": "bleu", "adresse": {"voie": "2 rue"}}],
}
VALEURS: dict[str, Any] = {
    "nom": "L’organisme",
    "adresse_voie": "1 rue",
    "sites": [{("nom",): "Vannes", ("adresse", "voie"): "2 rue"}],
}


def fusionne(champs: dict[str, Any], *vus: str) -> tuple[dict[str, Any], list[str]]:
    lu = DocumentLu(champs=champs, vus=frozenset(vus or [c.code for c in CHAMPS]))
    fait, changes = merge(DATA, CHAMPS, VALEURS, lu, "")
    return fait, [change.ou for change in changes]


def test_the_same_values_however_spaced_and_quoted_change_nothing() -> None:
    assert fusionne(VALEURS | {"nom": "L'organisme "}) == (DATA, [])


def test_a_field_that_the_document_lacks_keeps_its_value() -> None:
    assert fusionne({}, "fin") == (DATA, [])


def test_a_field_that_was_emptied_goes_and_the_group_that_it_leaves_empty_too() -> None:
    fait, changes = fusionne({k: v for k, v in VALEURS.items() if k != "adresse_voie"})
    assert "adresse" not in fait
    assert changes == ["Voie"]
    assert DATA["adresse"] == {"voie": "1 rue"}


def test_a_new_field_goes_where_the_form_has_it() -> None:
    fait, _ = fusionne(VALEURS | {"adresse_commune": "Lorient", "fin": "oui"})
    assert fait["adresse"] == {"voie": "1 rue", "commune": "Lorient"}
    assert list(fait) == ["nom", "inconnu", "adresse", "sites", "fin"]


def test_a_row_that_changes_keeps_what_no_column_shows() -> None:
    rangees = [
        {("nom",): "Vannes", ("adresse", "voie"): "3 rue"},
        {("nom",): "Dinan", ("adresse", "voie"): "4 rue"},
    ]
    fait, changes = fusionne(VALEURS | {"sites": rangees})
    assert fait["sites"] == [
        {"nom": "Vannes", "couleur": "bleu", "adresse": {"voie": "3 rue"}},
        {"nom": "Dinan", "adresse": {"voie": "4 rue"}},
    ]
    assert changes == ["Sites"]
