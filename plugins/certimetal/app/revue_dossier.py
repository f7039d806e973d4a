"""Reads a dossier of a revision and checks it against the base's référentiel and schemas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from certimetal import rules
from certimetal.app.placement import place
from certimetal.app.resume import sum_up
from certimetal.domain.contexte import Contexte
from certimetal.domain.controle import Probleme
from certimetal.domain.cycle import fautes_du_journal
from certimetal.domain.cycle.faute import IdFaute
from certimetal.domain.proposition import ABSENT, Cote
from certimetal.domain.registre import Registre
from certimetal.reading.dossier import FICHE, read_dossier
from certimetal.reading.source import read_yaml
from certimetal.reading.text import LIMITE_FICHIER
from certimetal.rules.journal_evenements import ANCIEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from typing import Any

    from certimetal.app.depot import Depot
    from certimetal.finding import Finding
    from certimetal.reading.dossier import DossierLu, Lus
    from certimetal.reading.git_tree import GitTree


@dataclass(frozen=True, slots=True, kw_only=True)
class Lu:
    """A dossier on one side, with all that its own files are found wrong with."""

    cote: Cote
    findings: tuple[Finding, ...]


RIEN = Lu(cote=ABSENT, findings=())


class Lecteur:
    """Reads any number of dossiers; ``depot`` is the base's, and the only one that is believed."""

    def __init__(self, depot: Depot, aujourdhui: date) -> None:
        self.depot = depot
        self.contexte = Contexte(
            referentiel=depot.referentiel, communes=depot.communes, aujourdhui=aujourdhui
        )

    def read_both(self, depart: GitTree, arrivee: GitTree, folder: str) -> tuple[Lu, Lu]:
        """Read both sides of one: a text that is the same on both is read once."""
        lus: Lus = {}
        avant = self.read(depart, folder, lus=lus)
        apres = self.read(arrivee, folder, deja=avant, lus=lus)
        return avant, replace(apres, cote=_partage(avant.cote, apres.cote))

    def read(
        self, tree: GitTree, folder: str, *, deja: Lu | None = None, lus: Lus | None = None
    ) -> Lu:
        """Read one; ``deja`` is the side before, whose events are not proposed."""
        if not tree.is_folder(folder):
            return RIEN
        lu = read_dossier(tree, folder, self.depot.schemas, lus=lus)
        problemes = [*rules.check_dossier(lu.dossier, self.contexte), *self._anciens(lu, deja)]
        findings = [*lu.findings, *(place(p, lu.sources, folder) for p in problemes)]
        return Lu(
            cote=Cote(dossier=lu.dossier, fiche=_fiche(tree, folder)), findings=tuple(findings)
        )

    def ailleurs(self, tree: GitTree, nouveaux: Sequence[str]) -> Iterator[Finding]:
        """Yield what is wrong between a new dossier and those of its SIRET at other places."""
        for nouveau in nouveaux:
            siret = nouveau.rpartition("/")[2]
            memes = [
                f"dossiers/{certificateur}/{siret}"
                for certificateur in tree.folders("dossiers")
                if tree.find(f"dossiers/{certificateur}/{siret}") is not None
            ]
            if len(memes) < 2:
                continue
            lus = {lieu: read_dossier(tree, lieu, self.depot.schemas) for lieu in memes}
            resumes = [
                sum_up(lu.dossier, [], self.contexte, chemin=lieu) for lieu, lu in lus.items()
            ]
            for resume, probleme in rules.check_registre(Registre.de(resumes)):
                yield place(probleme, lus[resume.dossier].sources, resume.dossier)

    def _anciens(self, lu: DossierLu, deja: Lu | None) -> Iterator[Probleme]:
        """Yield the events that are proposed long after the fact (D12)."""
        if deja is None:
            return
        verses = {e.fichier for e in deja.cote.dossier.journal} if deja.cote.dossier else set()
        proposes = {e.fichier for e in lu.dossier.journal} - verses
        if not proposes:
            return
        for faute in fautes_du_journal(
            lu.dossier, self.contexte.referentiel, self.contexte.aujourdhui, proposes=proposes
        ):
            if faute.id is IdFaute.ANCIEN:
                yield Probleme(
                    controle=ANCIEN,
                    fichier=faute.fichier,
                    chemin=faute.chemin,
                    message=faute.message,
                    attendu=faute.attendu,
                    remede=faute.remede,
                )


def _partage(avant: Cote, apres: Cote) -> Cote:
    """Return the side after, with the very objects of the side before where they are equal: a
    branch may touch hundreds of dossiers, and both sides of each are kept."""
    un, autre = avant.dossier, apres.dossier
    if un is None or autre is None:
        return apres
    deja = {e.fichier: e for e in un.journal}
    reponses = {
        code: un.reponses[code] if un.reponses.get(code) == reponse else reponse
        for code, reponse in autre.reponses.items()
    }
    journal = tuple(deja[e.fichier] if deja.get(e.fichier) == e else e for e in autre.journal)
    return replace(apres, dossier=replace(autre, reponses=reponses, journal=journal))


def _fiche(tree: GitTree, folder: str) -> Mapping[str, Any] | None:
    """Return the data of ``dossier.yml``, None where any fault makes it doubtful."""
    chemin = f"{folder}/{FICHE}"
    try:
        brut = tree.read(chemin)
    except OSError:
        return None
    if len(brut) > LIMITE_FICHIER:
        return None
    _, lecture = read_yaml(brut, path=chemin)
    if lecture.fatal or not isinstance(lecture.data, dict):
        return None
    return lecture.data
