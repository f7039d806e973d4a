"""The use case of ``certimetal revue``: judge a branch from Git objects, with the base's rules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from certimetal.app.brouillons import check_brouillons
from certimetal.app.depot import REFERENTIEL, SCHEMAS, Depot
from certimetal.app.revue_dossier import Lecteur
from certimetal.app.revue_referentiel import check_referentiel, touches
from certimetal.domain.changement import Zone
from certimetal.domain.proposition import Proposition
from certimetal.domain.revue import Revue, Tri
from certimetal.errors import ReferentielError
from certimetal.reading.git_diff import brought, changes, is_ancestor, land
from certimetal.reading.git_tree import GitTree
from certimetal.review.compare import compare, sort_findings
from certimetal.review.controles_droits import REECRITE
from certimetal.review.files import check_files
from certimetal.review.registre_ailleurs import check_registre_ailleurs
from certimetal.review.rights import check_rights
from certimetal.review.signalement import signaler

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from certimetal.domain.changement import Changement
    from certimetal.domain.revue import RevueDossier
    from certimetal.finding import Finding
    from certimetal.reading.git import Git


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandeRevue:
    """``base``, ``head`` and ``depuis`` name revisions; ``depuis`` (may be empty) is what the
    reviewer read last. Accounts are those that the forge knows, never those of a commit."""

    base: str
    head: str
    auteurs: tuple[str, ...]
    aujourdhui: date
    approbateurs: tuple[str, ...] = ()
    depuis: str = ""


def registre_de(git: Git, revision: str) -> Depot:
    """Return the référentiel, the schemas and the registry of a revision.

    GitError where there is no such revision, ReferentielError where it holds none of them.
    """
    tree = GitTree(git, git.tree(git.commit(revision)))
    if not (tree.is_folder(REFERENTIEL) and tree.is_folder(SCHEMAS)):
        raise ReferentielError(
            f"La révision « {revision[:80]} » n’a pas à la fois un dossier « criteria » et un "
            "dossier « schemas » : si le registre est dans un autre dépôt, nommez-le "
            "(« --registre CHEMIN »)."
        )
    return Depot(Path(), tree)


def review(git: Git, demande: DemandeRevue, registre: Depot, *, ailleurs: bool = False) -> Revue:
    """Judge what the branch would make of the base; GitError, ReferentielError where it cannot be.

    What the branch says of the rules or of its authors' roles is never read: ``registre`` is the
    base's, or, with ``ailleurs``, that of another repository.
    """
    base, head = git.commit(demande.base), git.commit(demande.head)
    depuis = git.commit(demande.depuis) if demande.depuis else ""
    fusion = land(git, base, head)
    depart, arrivee = GitTree(git, fusion.base), GitTree(git, fusion.arbre)
    changements = changes(git, fusion.base, fusion.arbre)
    lecteur = Lecteur(registre, demande.aujourdhui)
    dossiers = sorted({c.dossier for c in changements if c.dossier})
    lus = {dossier: lecteur.read_both(depart, arrivee, dossier) for dossier in dossiers}
    avant = {dossier: lu for dossier, (lu, _) in lus.items()}
    apres = {dossier: lu for dossier, (_, lu) in lus.items()}
    proposition = Proposition(
        changements=changements,
        avant={dossier: lu.cote for dossier, lu in avant.items()},
        apres={dossier: lu.cote for dossier, lu in apres.items()},
        auteurs=demande.auteurs,
        aujourdhui=demande.aujourdhui,
        approbateurs=demande.approbateurs,
        apports=brought(git, base, head),
        conflits=fusion.conflits,
    )
    propres: list[Finding] = [
        *check_rights(proposition, registre.referentiel),
        *(check_registre_ailleurs(proposition) if ailleurs else ()),
        *check_files(proposition, voisins=arrivee.names, lire=git.read),
        *check_brouillons(proposition, git.read),
        *lecteur.ailleurs(arrivee, [d for d in dossiers if avant[d].cote.dossier is None]),
    ]
    if depuis and not is_ancestor(git, depuis, head):
        propres.append(_reecrite(dossiers, depuis))
    du_referentiel = not ailleurs and any(c.zone is Zone.REFERENTIEL for c in changements)
    tri = sort_findings(
        [f for lu in avant.values() for f in lu.findings],
        [f for lu in apres.values() for f in lu.findings],
    )
    casse = check_referentiel(lecteur, changements, depart, arrivee) if du_referentiel else Tri()
    return Revue(
        base=base,
        head=head,
        depuis=depuis,
        dossiers=tuple(_dossiers(git, lecteur, proposition, depuis)),
        autres=tuple(c for c in changements if not c.dossier),
        touches=touches(changements, depart) if du_referentiel else (),
        tri=Tri(
            introduits=_rangees(propres, casse.introduits, tri.introduits),
            deja=_rangees(casse.deja, tri.deja),
            corriges=_rangees(casse.corriges, tri.corriges),
        ),
        fichiers=len(changements),
        commande=_commande(demande, base, head, depuis),
    )


def _rangees(*lots: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted((f for lot in lots for f in lot), key=lambda finding: finding.rang))


def _dossiers(
    git: Git, lecteur: Lecteur, proposition: Proposition, depuis: str
) -> Iterator[RevueDossier]:
    """Compare with the base, or with what the reviewer read last, where it holds the dossier."""
    lu_le = GitTree(git, git.tree(depuis)) if depuis else None
    referentiel = lecteur.depot.referentiel
    for dossier in proposition.dossiers:
        avant, changements = proposition.avant[dossier], proposition.changements_de(dossier)
        chemins = {c.relatif for c in changements}
        if lu_le is not None:
            avant = lecteur.read(lu_le, dossier).cote
            chemins = _bouges(lu_le, changements)
        yield compare(
            avant, proposition.apres[dossier], chemins, referentiel, proposition.aujourdhui
        )


def _reecrite(dossiers: Sequence[str], depuis: str) -> Finding:
    return signaler(
        REECRITE,
        dossiers[0] if dossiers else "dossiers",
        f"La version lue la dernière fois ({depuis[:12]}) n’est plus dans la branche.",
        attendu="Une branche qui s’allonge, sans réécrire ce qui a été lu.",
        remede="Relisez toute la proposition, et approuvez-la de nouveau.",
    )


def _bouges(lu_le: GitTree, changements: Sequence[Changement]) -> set[str]:
    """Return the files that differ from what was read last, among those of the branch."""
    bouges = set()
    for changement in changements:
        noeud = lu_le.find(changement.chemin)
        objet = changement.apres.objet if changement.apres else ""
        if (noeud.id if noeud else "") != objet:
            bouges.add(changement.relatif)
    return bouges


def _commande(demande: DemandeRevue, base: str, head: str, depuis: str) -> str:
    options = [f"--auteur {compte}" for compte in demande.auteurs]
    options += [f"--approuve-par {compte}" for compte in demande.approbateurs]
    options += [f"--depuis {depuis[:12]}"] if depuis else []
    suite = " ".join(options)
    return f"certimetal revue --base {base[:12]} --head {head[:12]} {suite} --format texte"
