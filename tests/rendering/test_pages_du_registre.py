"""The front page, the list of OFs, the search's data and the page of what is not there."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from valeurs_de_pages import HOSTILE, SIRET, un_dossier, un_referentiel, un_resume

from certimetal.domain.francais import NBSP
from certimetal.domain.registre import Registre
from certimetal.rendering.site import (
    FaitsPublics,
    assets,
    faits_du_registre,
    page_accueil,
    page_empreinte,
    page_introuvable,
    page_organismes,
    recherche_json,
)
from certimetal.rendering.textes import texte_brut
from situations import AU

if TYPE_CHECKING:
    from certimetal.domain.registre import Resume

AUTRE = "00000002600005"


def faits() -> tuple[FaitsPublics, ...]:
    fautif = replace(
        un_resume(erreurs=2),
        dossier=f"dossiers/uimm-35-56/{AUTRE}",
        raison_sociale="Zèbre formation",
    )
    return faits_du_registre(Registre.de((un_resume(), fautif)), un_referentiel())


def de(*resumes: Resume) -> tuple[FaitsPublics, ...]:
    return faits_du_registre(Registre.de(resumes), un_referentiel())


def test_the_list_is_whole_without_a_script() -> None:
    page = page_organismes(faits(), AU)
    assert f'<a href="{SIRET}/">Organisme d’exemple</a>' in page.contenu
    lu = texte_brut(page.contenu).replace(NBSP, " ")
    for attendu in (
        "2 organismes de formation ont un dossier",
        "000 000 018 00002",
        "Lorient",
        "Morbihan (56)",
        "UIMM 35-56, centre de certification",
        "CQPM Soudeur industriel",
    ):
        assert attendu in lu
    assert 'data-cm-mots="00000001800010"' in page.contenu


def test_a_dossier_with_errors_is_listed_without_its_data() -> None:
    contenu = page_organismes(faits(), AU).contenu
    rang = re.search(rf'<tr><th scope="row"><a href="{AUTRE}/">.*?</tr>', contenu)
    assert rang is not None
    assert "Dossier en cours de correction" in rang[0]
    assert "Lorient" not in rang[0]
    assert "Soudeur" not in rang[0]


def test_an_empty_register_says_so_and_leads_on() -> None:
    page = page_organismes((), AU)
    assert "Aucun dossier n’est encore déposé" in page.contenu
    assert "<table" not in page.contenu
    assert f"0{NBSP}dossier" in page_accueil((), un_referentiel(), AU).contenu


def test_a_dossier_that_has_no_page_is_counted() -> None:
    double = replace(un_resume(), dossier=f"autre/uimm-35-56/{SIRET}")
    page = page_organismes(de(un_resume(), double), AU, ecartes=1)
    assert page.contenu.count(f'href="{SIRET}/"') == 1
    assert f"1{NBSP}autre dossier n’est pas listé" in page.contenu


def test_names_are_escaped_in_the_list() -> None:
    hostile = un_resume(un_dossier(raison_sociale=HOSTILE))
    assert "<script" not in page_organismes(de(hostile), AU).contenu


def test_the_front_page_speaks_to_three_readers_and_says_what_it_covers() -> None:
    page = page_accueil(faits(), un_referentiel(), AU)
    for lien in (
        "guides/organisme/", "guides/auditeur/", "guides/public/", "organismes/", "votre-dossier/",
    ):  # fmt: skip
        assert f'href="./{lien}"' in page.contenu or f'href="{lien}"' in page.contenu
    lu = texte_brut(page.contenu).replace(NBSP, " ")
    assert "dont le dossier relève de l’UIMM 35-56, centre de certification (2 dossiers" in lu
    assert "ne vaut pas habilitation" in lu
    sans = page_accueil(faits(), un_referentiel(certificateurs={}), AU)
    assert "Aucun certificateur n’est encore enregistré" in sans.contenu
    assert "tableau-de-bord/" not in page.contenu


def test_the_front_page_leads_auditors_to_their_dashboard() -> None:
    page = page_accueil(faits(), un_referentiel(), AU, profil="interne")
    assert re.search(r'href="(\./)?tableau-de-bord/"', page.contenu)
    assert "il ne se publie pas" in texte_brut(page.contenu)


def test_the_search_form_leads_to_the_list_without_a_script() -> None:
    contenu = page_accueil(faits(), un_referentiel(), AU).contenu
    formulaire = re.search(r"<form [^>]*>", contenu)
    assert formulaire is not None
    assert 'action="organismes/"' in formulaire[0]
    assert 'data-cm-recherche="donnees/recherche.json"' in formulaire[0]


def test_the_search_knows_sites_and_nothing_of_a_faulty_dossier() -> None:
    donnees = json.loads(recherche_json(faits(), AU))
    preparation = f"Non habilité à{NBSP}ce{NBSP}jour{NBSP}: le dossier est en préparation."
    assert donnees == {
        "au": AU.isoformat(),
        "organismes": [
            [
                "Organisme d’exemple",
                SIRET,
                "Lorient",
                "56100",
                "56",
                [["Atelier de Vannes", "00000001800010", "Vannes"]],
                0,
                [["", "en_preparation", preparation]],
            ],
            ["Zèbre formation", AUTRE, "", "", "", [], 0, [["", "en_preparation", preparation]]],
        ],
    }
    assert recherche_json(faits(), AU) == recherche_json(faits(), AU)


def test_the_missing_page_links_from_the_site_s_root() -> None:
    contenu = page_introuvable("/certimetal").contenu
    liens = re.findall(r'href="([^"]+)"', contenu)
    assert liens
    assert all(lien.startswith("/certimetal/") for lien in liens)


def test_assets_exist_and_ask_nothing_of_another_host() -> None:
    fichiers = assets()
    assert {url.rpartition(".")[2] for url in fichiers} == {"css", "js"}
    for chemin in fichiers.values():
        texte = chemin.read_text(encoding="utf-8")
        assert len(texte) > 1000
        assert not re.search(r"https?:|@import|url\(|//[a-z]+\.", texte)


def test_the_empreinte_page_works_by_commands_too() -> None:
    contenu = page_empreinte().contenu
    assert "sha256sum" in contenu
    assert "<noscript>" in contenu
