"""The page of an OF: what it says, what it keeps, and that it escapes all."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from valeurs_de_pages import (
    EMPREINTE,
    HOSTILE,
    SIRET,
    les_champs,
    un_dossier,
    un_referentiel,
    un_resume,
)

from certimetal.domain.annexe import Annexe
from certimetal.domain.dossier import Adresse, CertificationVisee, Dossier, Reponse, Site
from certimetal.domain.francais import NBSP
from certimetal.rendering.pages.organisme import page_organisme
from certimetal.rendering.textes import texte_brut

if TYPE_CHECKING:
    from certimetal.rendering.page import Page
    from certimetal.rendering.publication import Profil


def page(dossier: Dossier | None = None, *, erreurs: int = 0, profil: Profil = "public") -> Page:
    dossier = dossier or un_dossier()
    return page_organisme(
        dossier,
        un_resume(dossier, erreurs=erreurs),
        un_referentiel(),
        les_champs(),
        profil=profil,
        lien_edition=lambda chemin: f"https://forge.example/edit/{chemin}",
    )


def mots(page: Page) -> str:
    return texte_brut(page.contenu).replace(NBSP, " ")


class _Balises(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.noms: list[str] = []
        self.attributs: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.noms.append(tag)
        self.attributs += [(nom, valeur or "") for nom, valeur in attrs]


def balises(page: Page) -> _Balises:
    lues = _Balises()
    lues.feed(page.contenu)
    return lues


def test_the_identification_reads_as_a_sentence() -> None:
    lu = mots(page())
    assert "Organisme d’exemple , SIRET 000 000 018 00002 , est un organisme de formation" in lu
    assert "situé 1 rue de l’Exemple, 56100 Lorient, Morbihan (56)." in lu
    assert "relève de l’UIMM 35-56, centre de certification" in lu


def test_the_activity_number_stands_only_with_its_legal_sentence() -> None:
    lu = mots(page())
    assert (
        "« Enregistrée sous le numéro 53 56 00000 56 . Cet enregistrement ne vaut pas agrément "
        "de l’État. »" in lu
    )
    assert lu.count("53 56 00000 56") == 1
    assert "Enregistrée" not in mots(page(un_dossier(numero_declaration_activite="")))


@pytest.mark.parametrize(
    "montree",
    [
        page(),
        page(un_dossier(diffusion="restreinte")),
        page(erreurs=1),
        page(un_dossier(exemple=True)),
    ],
)
def test_every_page_says_a_dated_statut_and_replaces_no_official_list(montree: Page) -> None:
    lu = mots(montree)
    assert "Non habilité à ce jour : le dossier est en préparation." in lu
    assert "C’est ce que dit le registre au 31 mars 2026 , jour où cette page" in lu
    assert "ne remplace ni les publications de France compétences, ni EDOF" in lu


def test_certifications_say_what_the_of_does_there() -> None:
    contenu = page().contenu
    assert "https://www.francecompetences.fr/recherche/rncp/38901/" in contenu
    assert "préparation à la certification et évaluation" in mots(page())


def test_a_site_gives_its_own_siret() -> None:
    assert "Atelier de Vannes , SIRET 000 000 018 00010" in mots(page())


def test_an_answer_shows_its_engagements_as_words_and_its_text() -> None:
    montree = page()
    lu = mots(montree)
    assert "Délai d’inscription 10 jours" in lu
    assert "Contrôle oui" in lu
    assert "Pièces transmises Pièce d’identité valide" in lu
    assert "<strong>tout</strong>" in montree.contenu
    assert "delai_inscription_jours" not in montree.contenu


def test_a_missing_answer_and_an_empty_one_say_so() -> None:
    vide = un_dossier(reponses={"C1I1": Reponse(indicateur="C1I1", corps=" \n")})
    assert mots(page()).count("Pas encore de réponse.") == 11
    assert mots(page(vide)).count("Pas encore de réponse.") == 12


def test_all_twelve_indicators_are_there_in_order_and_in_the_contents() -> None:
    montree = page()
    attendus = [f"c{c}i{i}" for c in range(1, 7) for i in (1, 2)]
    assert re.findall(r'<h3 id="(c\di\d)"', montree.contenu) == attendus
    assert [e.id for a in montree.ancres for e in a.enfants] == attendus
    ids = re.findall(r'\bid="([^"]+)"', montree.contenu)
    assert len(ids) == len(set(ids))
    assert {a.id for a in montree.ancres} <= set(ids)


def test_headings_never_skip_a_level() -> None:
    corps = "# Un\n\ntexte\n\n## Deux\n\ntexte"
    montree = page(un_dossier(reponses={"C1I1": Reponse(indicateur="C1I1", corps=corps)}))
    niveaux = [int(n) for n in re.findall(r"<h([1-6])", montree.contenu)]
    assert niveaux[0] == 1
    assert niveaux.count(1) == 1
    assert all(suivant - avant <= 1 for avant, suivant in pairwise(niveaux))


def test_a_public_annexe_is_a_download_and_the_others_are_not() -> None:
    contenu = page().contenu
    assert '<a href="annexes/C3I2-A01.pdf" download>Procédure</a>' in contenu
    assert f"PDF, 12{NBSP}Ko" in contenu
    assert "C3I2-A03.pdf" not in contenu
    assert "Document non public." in contenu


def test_a_document_kept_elsewhere_can_be_verified_and_its_place_stays_private() -> None:
    assert f'data-cm-verifier="{EMPREINTE}"' in page().contenu
    assert "armoire 12" not in page().contenu
    assert "armoire 12" in page(profil="interne").contenu
    assert "Profil interne." in mots(page(profil="interne"))


def test_restreinte_shows_identification_and_certifications_only() -> None:
    montree = page(un_dossier(diffusion="restreinte"))
    lu = mots(montree)
    assert "Organisme d’exemple" in lu
    assert "Soudeur industriel" in lu
    assert "diffusion restreinte" in lu
    for cache in ("recueillons", "C3I2", "10 jours", EMPREINTE, "certifications@", "annexes/"):
        assert cache not in montree.contenu
    assert "recueillons" in page(un_dossier(diffusion="restreinte"), profil="interne").contenu


def test_a_dossier_with_errors_shows_nothing_of_what_it_says() -> None:
    montree = page(erreurs=3)
    lu = mots(montree)
    assert "contient 3 erreurs" in lu
    assert f"certimetal valider dossiers/uimm-35-56/{SIRET}" in lu
    for cache in ("Lorient", "Soudeur", "53 56", "recueillons", "Vannes", EMPREINTE):
        assert cache not in montree.contenu
        assert all(cache not in entree.texte for entree in montree.recherche)


def test_an_example_says_that_it_is_one() -> None:
    assert "Dossier fictif." in mots(page(un_dossier(exemple=True)))
    assert "fictif" not in mots(page())


def test_each_part_leads_to_the_file_that_it_comes_from() -> None:
    contenu = page().contenu
    base = f"https://forge.example/edit/dossiers/uimm-35-56/{SIRET}"
    assert f'href="{base}/dossier.yml"' in contenu
    assert f'href="{base}/reponses/C3I2.md"' in contenu
    assert contenu.count("Proposer une modification") == 13
    sans = page_organisme(un_dossier(), un_resume(), un_referentiel(), les_champs())
    assert "Proposer une modification" not in sans.contenu


def test_the_full_text_search_never_holds_an_answer() -> None:
    (entree,) = page().recherche
    assert entree.titre == "Organisme d’exemple"
    for mot in ("00000001800002", "Lorient", "Soudeur industriel", "RNCP38901", "00000001800010"):
        assert mot in entree.texte
    assert "recueillons" not in entree.texte


def test_every_value_of_a_dossier_is_escaped() -> None:
    hostile = un_dossier(
        raison_sociale=HOSTILE,
        numero_declaration_activite=HOSTILE,
        adresse=Adresse(voie=HOSTILE, code_postal=HOSTILE, commune=HOSTILE),
        sites_annexes=(
            Site(nom=HOSTILE, siret=HOSTILE, adresse=Adresse(voie=HOSTILE, commune=HOSTILE)),
        ),
        certifications=(
            CertificationVisee(type=HOSTILE, intitule=HOSTILE, code=HOSTILE, role=(HOSTILE,)),
        ),
        contact={"courriel": f'"onclick=x {HOSTILE}'},
        reponses={
            "C3I2": Reponse(
                indicateur="C3I2",
                engagements={"pieces": [HOSTILE], "controle_identite": HOSTILE},
                annexes=(
                    Annexe(
                        code=HOSTILE,
                        titre=HOSTILE,
                        conservation=HOSTILE,
                        empreinte=f'" onfocus="x" {HOSTILE}',
                    ),
                    Annexe(code=HOSTILE, titre=HOSTILE, fichier=HOSTILE, diffusion="publique"),
                ),
                corps=f"{HOSTILE}\n\n<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))",
            )
        },
    )
    montree = page(hostile, profil="interne")
    lues = balises(montree)
    assert not {"script", "img", "iframe", "style"} & set(lues.noms)
    assert lues.noms.count("svg") == 2  # the icons' set, and that of the statut
    assert not [nom for nom, _ in lues.attributs if nom.startswith("on")]
    liens = [valeur for nom, valeur in lues.attributs if nom in ("href", "src")]
    assert not [lien for lien in liens if lien.lower().lstrip().startswith(("javascript", "data"))]
    assert "alert(&#34;é&#34;)" in montree.contenu or "alert(&quot;é&quot;)" in montree.contenu
    assert montree.titre == HOSTILE  # plain text: whoever shows it escapes it


def test_a_folder_that_is_no_siret_is_refused() -> None:
    resume = replace(un_resume(), dossier="dossiers/uimm-35-56/..")
    with pytest.raises(ValueError, match=r"dossiers/uimm-35-56/\.\."):
        page_organisme(un_dossier(), resume, un_referentiel(), les_champs())


def test_an_unknown_certificateur_and_no_certification_are_said() -> None:
    dossier = un_dossier(certificateur="uimm-x", certifications=(), adresse=Adresse())
    lu = mots(page(dossier))
    assert "relève de uimm-x" in lu
    assert "Le dossier ne cite encore aucune certification." in lu
