"""Who may change what, proved on the difference: everything here comes from the base's registry."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from certimetal.domain.auteurs import AUDITEUR, SIGNATAIRE
from certimetal.domain.changement import Nature
from certimetal.domain.francais import citer, compter
from certimetal.domain.journal import RECTIFICATION
from certimetal.domain.nom_evenement import DEBUT
from certimetal.domain.proposition import ABSENT
from certimetal.review import controles_droits as c
from certimetal.review.actes import (
    FICHE,
    TOUS,
    actes,
    constats_et_decision,
    evenements_ajoutes,
)
from certimetal.review.recours import attendu, remede
from certimetal.review.roles import Roles, meme_compte, roles, roles_nationaux
from certimetal.review.signalement import signaler
from certimetal.review.transfert import check_transfert, transfert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.proposition import Proposition
    from certimetal.domain.referentiel import Referentiel
    from certimetal.finding import Finding
    from certimetal.review.actes import Acte


def check_rights(proposition: Proposition, referentiel: Referentiel) -> Iterator[Finding]:
    """Yield every refusal, each saying who may and how; ``referentiel`` is the base's."""
    yield from _conflits(proposition)
    trouve = transfert(proposition)
    if trouve is not None:
        yield from _melange(proposition)
        yield from check_transfert(proposition, trouve, referentiel)
        return
    yield from _perimetre(proposition)
    for dossier in proposition.dossiers:
        yield from _journal(proposition, dossier)
        yield from _fiche_illisible(proposition, dossier)
        yield from _approbation(proposition, referentiel, dossier)
    yield from _actes(proposition, referentiel)


def _conflits(proposition: Proposition) -> Iterator[Finding]:
    for chemin in proposition.conflits:
        yield signaler(
            c.CONFLIT,
            chemin,
            "Ce fichier a changé des deux côtés depuis que la branche a été tirée.",
            attendu="Une branche qui se fusionne sans choix à faire.",
            remede="Fusionnez la version à jour du dépôt dans votre branche, puis renvoyez-la.",
        )


def _perimetre(proposition: Proposition) -> Iterator[Finding]:
    yield from _melange(proposition)
    dossiers = proposition.dossiers
    if len(dossiers) > 1:
        yield signaler(
            c.PLUSIEURS,
            dossiers[1],
            f"Cette proposition touche {compter(len(dossiers), 'dossier', 'dossiers')}.",
            attendu="Un seul dossier par proposition.",
            remede="Faites une branche par dossier, tirée de la version à jour du dépôt.",
        )
    for dossier in dossiers:
        if proposition.apres[dossier].dossier is None:
            yield signaler(
                c.RETIRE,
                dossier,
                "Ce dossier disparaît.",
                attendu="Un dossier versé reste dans le registre (D10).",
                remede="Remettez-le ; écrivez une « cessation », ou un « transfert » s’il change "
                "de certificateur ou de SIRET.",
            )


def _melange(proposition: Proposition) -> Iterator[Finding]:
    dehors = [changement for changement in proposition.changements if not changement.dossier]
    if not proposition.dossiers or not dehors:
        return
    autres = f" et {compter(len(dehors) - 1, 'autre', 'autres')}" if len(dehors) > 1 else ""
    yield signaler(
        c.MELANGE,
        dehors[0].chemin,
        "Cette proposition change un dossier, et hors des dossiers "
        f"{citer(dehors[0].chemin)}{autres}.",
        attendu="Un dossier seul, ou le reste seul.",
        remede="Séparez les deux dans deux branches.",
    )


def _journal(proposition: Proposition, dossier: str) -> Iterator[Finding]:
    """Events that were merged stay; new ones follow them."""
    if proposition.apres[dossier].dossier is None:
        return
    for changement in proposition.changements_de(dossier):
        if changement.relatif.startswith(DEBUT) and changement.nature is not Nature.AJOUTE:
            fait = "supprimé" if changement.nature is Nature.SUPPRIME else "changé"
            yield signaler(
                c.EVENEMENT_MODIFIE,
                changement.chemin,
                f"Un événement déjà versé est {fait}.",
                attendu="Le journal ne fait que s’allonger (D12).",
                remede="Remettez le fichier tel qu’il était ; pour corriger, écrivez une "
                "« rectification », qui le nomme.",
            )
    avant = proposition.avant[dossier].dossier
    if avant is None or not avant.journal:
        return
    dernier = avant.journal[-1]
    for chemin, evenement in evenements_ajoutes(proposition, dossier).items():
        if evenement.type != RECTIFICATION and evenement.ordre < dernier.ordre:
            yield signaler(
                c.EVENEMENT_ANTERIEUR,
                chemin,
                f"Cet événement vient avant le dernier déjà versé, {citer(dernier.fichier)}.",
                attendu=f"Un événement qui prend la suite de {citer(dernier.fichier)} (D12).",
                remede="Corrigez la date ou le numéro ; si un événement versé a mal dit les faits, "
                "écrivez une « rectification ».",
            )


def _fiche_illisible(proposition: Proposition, dossier: str) -> Iterator[Finding]:
    avant, apres = proposition.avant[dossier], proposition.apres[dossier]
    changee = any(ch.relatif == FICHE for ch in proposition.changements_de(dossier))
    if not changee or avant.dossier is None or apres.dossier is None:
        return
    if avant.fiche is None or apres.fiche is None:
        cote = "proposée" if apres.fiche is None else "de la base"
        yield signaler(
            c.FICHE_ILLISIBLE,
            f"{dossier}/{FICHE}",
            f"La version {cote} de dossier.yml ne peut pas être lue : ses champs ne peuvent pas "
            "être comparés.",
            attendu="Deux versions lisibles.",
            remede=(
                "Corrigez le fichier : un autre message dit ce qui ne va pas."
                if apres.fiche is None
                else "Demandez au niveau national de remettre la dernière version lisible."
            ),
        )


def _approbation(
    proposition: Proposition, referentiel: Referentiel, dossier: str
) -> Iterator[Finding]:
    """The signataire's agreement where findings and decision come together; two hats in one."""
    nouveaux = evenements_ajoutes(proposition, dossier)
    decisions = [chemin for chemin, e in nouveaux.items() if e.type == "decision"]
    if not decisions:
        return
    ensemble = constats_et_decision(nouveaux)
    autres = [
        compte
        for compte in proposition.approbateurs
        if not any(meme_compte(compte, auteur) for auteur in proposition.auteurs)
    ]
    signataires = [
        compte
        for compte in (autres if ensemble else proposition.auteurs)
        if SIGNATAIRE in _roles(proposition, referentiel, dossier, compte).tenus
    ]
    if ensemble and not signataires:
        yield signaler(
            c.APPROBATION,
            decisions[0],
            "Les constats et la décision sont proposés ensemble, sans l’approbation d’un "
            "signataire.",
            attendu="L’approbation d’un signataire du certificateur, autre que les auteurs.",
            remede="Demandez sa relecture à un signataire, ou proposez d’abord les constats seuls.",
        )
    for compte in signataires:
        if AUDITEUR in _roles(proposition, referentiel, dossier, compte).tenus:
            yield signaler(
                c.DEUX_ROLES,
                decisions[0],
                f"Le compte {citer(compte)}, qui signe cette décision, est aussi auditeur.",
                attendu="Une décision signée par une personne qui n’audite pas (D1).",
                remede="Faites signer par quelqu’un d’autre si c’est possible.",
            )


def _actes(proposition: Proposition, referentiel: Referentiel) -> Iterator[Finding]:
    """Refuse each kind of act once per account and dossier, with how many files it concerns."""
    refuses: dict[tuple[str, str, str], list[Acte]] = defaultdict(list)
    for acte in actes(proposition):
        dossier = _dossier(acte)
        for compte in dict.fromkeys(proposition.auteurs):
            tenus = _roles(proposition, referentiel, dossier, compte).tenus
            if TOUS not in acte.admis and not tenus & set(acte.admis):
                refuses[compte, dossier, acte.objet].append(acte)
    for (compte, dossier, _), les_memes in refuses.items():
        siens = _roles(proposition, referentiel, dossier, compte)
        yield _refus(proposition, compte, siens, les_memes)


def _refus(proposition: Proposition, compte: str, siens: Roles, les_memes: list[Acte]) -> Finding:
    premier, nombre = les_memes[0], len(les_memes)
    interesse = siens.interesses & set(premier.admis)
    combien = f" ({compter(nombre, 'fichier', 'fichiers')})" if nombre > 1 else ""
    phrases = [f"Le compte {citer(compte)} ne peut pas {premier.objet}{combien}."]
    if interesse:
        phrases.append("Il a déclaré un intérêt dans cet organisme.")
    avant = proposition.avant.get(_dossier(premier), ABSENT)
    return signaler(
        c.INTERET if interesse else c.DROIT,
        premier.chemin,
        " ".join([*phrases, *siens.raisons]),
        attendu=attendu(premier, avant, proposition.aujourdhui),
        remede=(
            "Confiez-le à une autre personne du certificateur." if interesse else remede(premier)
        ),
    )


def _dossier(acte: Acte) -> str:
    parts = acte.chemin.split("/", 3)
    return "/".join(parts[:3]) if parts[0] == "dossiers" and len(parts) == 4 else ""


def _roles(proposition: Proposition, referentiel: Referentiel, dossier: str, compte: str) -> Roles:
    au = proposition.aujourdhui
    if not dossier:
        return roles_nationaux(compte, referentiel, au)
    _, certificateur, siret = dossier.split("/")
    return roles(
        compte,
        proposition.avant[dossier].dossier,
        referentiel.certificateurs.get(certificateur),
        referentiel,
        au,
        siren=siret[:9],
    )
