"""Sites annexes: of the same company as the OF, and each listed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.finding import Gravite
from certimetal.rules.phrases import chiffres, plier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier, Site

SIREN = Controle(
    module=__name__,
    id="site-siren",
    titre="Un site annexe n’a pas le SIREN de l’organisme",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Les sites annexes sont « rattachés » à l’organisme. La source parle d’un seul SIRET, "
        "mais un SIRET désigne un établissement : un site peut donc avoir le sien. Ses 9 premiers "
        "chiffres, le SIREN, désignent l’entreprise et devraient être ceux de l’organisme.\n\n"
        "Un autre SIREN est une autre entreprise : elle dépose d’ordinaire son propre dossier. "
        "Vérifiez le numéro ; s’il est juste, dites dans une réponse ce qui lie les deux "
        "entreprises : l’auditeur appréciera."
    ),
    fautif=(
        'siret: "00000001800002"\n'
        'sites_annexes:\n  - {nom: Site de Vannes, siret: "00000002600005", adresse: …}'
    ),
    juste=(
        'siret: "00000001800002"\n'
        'sites_annexes:\n  - {nom: Site de Vannes, siret: "00000001800010", adresse: …}'
    ),
    regles=("R4",),
)

DOUBLE = Controle(
    module=__name__,
    id="site-en-double",
    titre="Un site est donné deux fois",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Chaque site annexe figure une seule fois dans la liste, et le siège n’y figure pas : il "
        "est déjà décrit par `adresse` et par `siret`. N’écrivez le SIRET d’un site que s’il en a "
        "un qui lui est propre."
    ),
    fautif=(
        'siret: "00000001800002"\n'
        'sites_annexes:\n  - {nom: Siège, siret: "00000001800002", adresse: …}'
    ),
    juste='siret: "00000001800002"\nsites_annexes: []',
    regles=("R4",),
)

CONTROLES = (SIREN, DOUBLE)


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield sites of another SIREN (R4), and sites that repeat the OF or one another."""
    par_siret: dict[str, str] = {dossier.siret: "l’organisme lui-même"}
    par_lieu: dict[tuple[str, ...], str] = {}
    for rang, site in enumerate(dossier.sites_annexes):
        nom = f"le site {citer(site.nom)}"
        if chiffres(site.siret, 14):
            if chiffres(dossier.siret, 14) and site.siret[:9] != dossier.siren:
                yield _autre_siren(rang, site, dossier)
            if site.siret in par_siret:
                yield _double(
                    (rang, "siret"),
                    f"Le SIRET {citer(site.siret)} du site {citer(site.nom)} est "
                    f"déjà celui que porte {par_siret[site.siret]}.",
                )
                continue
            par_siret[site.siret] = nom
        lieu = _lieu(site)
        if lieu in par_lieu:
            yield _double(
                (rang, "nom"),
                f"Le site {citer(site.nom)} a la même adresse que {par_lieu[lieu]}.",
            )
        elif all(lieu):
            par_lieu[lieu] = nom


def _lieu(site: Site) -> tuple[str, ...]:
    adresse = site.adresse
    return plier(adresse.voie), adresse.code_postal, plier(adresse.commune)


def _autre_siren(rang: int, site: Site, dossier: Dossier) -> Probleme:
    return Probleme(
        controle=SIREN,
        fichier="dossier.yml",
        chemin=("sites_annexes", rang, "siret"),
        message=(
            f"Le site {citer(site.nom)} a le SIREN {citer(site.siret[:9])}, et l’organisme "
            f"{citer(dossier.siren)} : ce sont deux entreprises."
        ),
        attendu="Un site de la même entreprise que l’organisme.",
        remede="Vérifiez le SIRET du site ; s’il est juste, l’auditeur appréciera.",
    )


def _double(place: tuple[int, str], message: str) -> Probleme:
    return Probleme(
        controle=DOUBLE,
        fichier="dossier.yml",
        chemin=("sites_annexes", *place),
        message=message,
        attendu="Chaque site une seule fois, sans le siège.",
        remede="Retirez le site en double, ou corrigez ce qui devrait différer.",
    )
