"""What a review says, in sections of plain pieces that each format marks in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from certimetal.domain.changement import Nature
from certimetal.domain.francais import FINE, NBSP, compter, enumerer, guillemets
from certimetal.finding import Gravite
from certimetal.rendering.revue.dossier import Morceau, Section, sections_du_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from certimetal.domain.champ import Champ
    from certimetal.domain.revue import Revue
    from certimetal.finding import Finding


_NATURES = {
    Nature.AJOUTE: "ajouté",
    Nature.MODIFIE: "modifié",
    Nature.SUPPRIME: "supprimé",
}


class Recit(NamedTuple):
    """``verdict`` is the sentence to read if one reads one; ``commande`` shows all of it."""

    titre: str
    verdict: str
    sections: tuple[Section, ...]
    commande: str


def tell(revue: Revue, champs: Mapping[str, Champ]) -> Recit:
    """Tell a review; ``champs`` gives the fields of each kind of file by their French titles."""
    return Recit(
        titre="Relecture de la proposition",
        verdict=_verdict(revue),
        sections=tuple(_sections(revue, champs)),
        commande=revue.commande,
    )


def _verdict(revue: Revue) -> str:
    introduits = revue.tri.introduits
    erreurs = sum(f.gravite is Gravite.ERREUR for f in introduits)
    autres = len(introduits) - erreurs
    portee = (
        compter(len(revue.dossiers), "dossier touché", "dossiers touchés")
        if revue.dossiers
        else "aucun dossier touché"
    )
    fin = f" ({portee}, {compter(revue.fichiers, 'fichier', 'fichiers')})."
    if erreurs:
        dit = f"Cette proposition ne peut pas être acceptée{NBSP}: "
        suite = f" et {compter(autres, 'remarque', 'remarques')}" if autres else ""
        return f"{dit}{compter(erreurs, 'erreur', 'erreurs')}{suite}{fin}"
    if autres:
        return f"Rien ne s’y oppose{FINE}; {compter(autres, 'remarque', 'remarques')} à lire{fin}"
    if not revue.fichiers:
        return "Cette proposition ne change rien."
    return f"Rien ne s’y oppose{fin}"


def _sections(revue: Revue, champs: Mapping[str, Champ]) -> Iterator[Section]:
    tri = revue.tri
    if tri.introduits:
        yield _findings("Ce que la proposition introduit", tri.introduits, replie=False)
    if revue.depuis:
        yield Section(
            titre="Depuis la dernière lecture",
            lignes=(
                (
                    Morceau(
                        "Les changements montrés ci-dessous sont ceux d’après "
                        f"{revue.depuis[:12]}{FINE}; les droits et les contrôles portent sur toute "
                        "la proposition."
                    ),
                ),
            ),
        )
    for dossier in revue.dossiers:
        yield from sections_du_dossier(dossier, champs)
    if revue.autres:
        lignes = tuple((Morceau(f"{_NATURES[c.nature]}{NBSP}: {c.chemin}"),) for c in revue.autres)
        yield Section(titre="Hors des dossiers", lignes=lignes, replie=len(lignes) > 10)
    if revue.touches:
        yield _touches(revue)
    if tri.corriges:
        yield _findings("Ce que la proposition corrige", tri.corriges, replie=True)
    if tri.deja:
        yield _findings("Ce qui était déjà là", tri.deja, replie=True)


def _findings(titre: str, findings: tuple[Finding, ...], *, replie: bool) -> Section:
    return Section(
        titre=f"{titre} ({len(findings)})",
        lignes=tuple(_finding(finding) for finding in findings),
        replie=replie,
    )


def _finding(finding: Finding) -> tuple[Morceau, ...]:
    place = finding.location
    suite = [finding.message]
    if finding.attendu:
        suite.append(f"Attendu{NBSP}: {finding.attendu}")
    if finding.remede:
        suite.append(f"À faire{NBSP}: {finding.remede}")
    return (
        Morceau(f"{finding.gravite.value.capitalize()}, ", "fort"),
        Morceau(f"{place.path}:{place.line} ({finding.controle}){NBSP}: {' '.join(suite)}"),
    )


def _touches(revue: Revue) -> Section:
    lignes = []
    for touche in revue.touches:
        quoi = "Tous les indicateurs" if touche.indicateur == "*" else touche.indicateur
        combien = compter(len(touche.dossiers), "dossier", "dossiers")
        noms = [dossier.removeprefix("dossiers/") for dossier in touche.dossiers[:20]]
        suite = "…" if len(touche.dossiers) > 20 else ""
        liste = f" ({enumerer(noms)}{suite})" if noms else ""
        fichiers = enumerer([guillemets(f) for f in touche.fichiers])
        lignes.append(
            (Morceau(quoi, "fort"), Morceau(f", par {fichiers}{NBSP}: {combien}{liste}."))
        )
    return Section(
        titre="Dossiers concernés par le changement du référentiel", lignes=tuple(lignes)
    )
