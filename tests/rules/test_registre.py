"""What only all the dossiers together show."""

from __future__ import annotations

from certimetal.domain.dossier import Adresse
from certimetal.domain.registre import Registre, Resume
from certimetal.rules import check_registre
from situations import une_situation


def resume(dossier: str, siret: str) -> Resume:
    return Resume(
        dossier=dossier, certificateur="", siret=siret, raison_sociale="Forge", adresse=Adresse(),
        departement="56", edition="2022", sites=(), certifications=(), diffusion="publique",
        exemple=False, erreurs=0, avertissements=0, situation=une_situation(),
    )  # fmt: skip


def test_a_siret_in_several_places_is_told_of_each_and_names_the_others() -> None:
    dossiers = [resume(f"{nom}/1", "1") for nom in ("a", "b", "../c/dossiers")]
    trouve = list(check_registre(Registre.de([*dossiers, resume("d/2", "2")])))
    assert [r.dossier for r, _ in trouve] == ["../c/dossiers/1", "a/1", "b/1"]
    for r, probleme in trouve:
        assert all((autre.dossier in probleme.message) == (autre is not r) for autre in dossiers)


def test_dossiers_without_siret_are_not_the_same() -> None:
    assert list(check_registre(Registre.de([resume("a/x", ""), resume("b/x", "")]))) == []
