"""All that a page says follows French typography, titles and descriptions included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from valeurs_de_pages import les_champs, un_dossier, un_referentiel, un_resume

from certimetal.domain.controle import Controle
from certimetal.domain.registre import Registre
from certimetal.finding import Gravite
from certimetal.rendering import site
from situations import AU

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.rendering.page import Page

FAUTES = re.compile(r"(?<![\u00a0\u202f])[:;!?»](?=\s|$)|«(?!\u00a0)|(?<=\w)'(?=\w)|\.\.\.")
CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)


def toutes_les_pages() -> Iterator[Page]:
    resume, referentiel, champs = un_resume(), un_referentiel(), les_champs()
    registre = Registre.de((resume,))
    faits = site.faits_du_registre(registre, referentiel)
    restreint = un_dossier(diffusion="restreinte", exemple=True)
    controle = Controle(
        id="x", titre="T", gravite=Gravite.CONSEIL, explication="E.", fautif="a", juste="b"
    )
    yield site.page_accueil(faits, referentiel, AU)
    yield site.page_accueil(faits, referentiel, AU, profil="interne")
    yield site.page_organismes(faits, AU)
    yield site.page_organismes((), AU, ecartes=1, profil="interne")
    yield site.page_donnees(faits, AU)
    yield site.page_organisme(un_dossier(), resume, referentiel, champs)
    yield site.page_organisme(restreint, un_resume(restreint), referentiel, champs)
    yield site.page_organisme(un_dossier(), un_resume(erreurs=2), referentiel, champs)
    yield from site.pages_du_referentiel(referentiel)
    yield from site.pages_des_schemas(champs)
    yield from site.pages_des_controles([controle])
    yield site.page_empreinte()
    yield site.page_introuvable()


def test_no_page_breaks_french_typography() -> None:
    fautes = []
    for page in toutes_les_pages():
        textes = re.split(r"<[^>]*>", CODE.sub("x", page.contenu))
        attributs = re.findall(r'(?:aria-label|placeholder|title)="([^"]*)"', page.contenu)
        for texte in (*textes, *attributs, page.titre, page.description):
            fautes += [(page.chemin, texte.strip()) for _ in FAUTES.findall(texte)]
    assert fautes == []


def test_the_check_sees_a_fault() -> None:
    for fautif in ("mot :", "mot:", "« mot", "mot ?", "l'eau", "etc..."):
        assert FAUTES.search(fautif), fautif
    for juste in ("mot\u00a0:", "mot\u202f; autre", "«\u00a0mot\u00a0»", "l’eau", "sha256:abc"):
        assert not FAUTES.search(juste), juste
