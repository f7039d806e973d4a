"""What accumulates while a journal is told, event after event: the only mutable part."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from certimetal.domain.cycle.chronologie import Chronologie
from certimetal.domain.cycle.delais import apres, lendemain
from certimetal.domain.cycle.faute import Faute
from certimetal.domain.francais import date_en_mots
from certimetal.domain.situation import Declaration, Etape, Explication, NatureAudit, Statut
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.controle import Chemin
    from certimetal.domain.cycle.delais import Delais
    from certimetal.domain.cycle.faute import IdFaute, Refus
    from certimetal.domain.cycle.ouvertes import Ouverte, Procedure, Reproches
    from certimetal.domain.journal import Evenement
    from certimetal.domain.situation import Verdict


@dataclass(slots=True)
class Etat:
    """Where the story stands after the events told so far.

    ``instruction`` is the audit of a dossier (initial or renouvellement), ``intermediaire`` the
    one of R29. ``ouvertes`` holds the open NC by indicator. ``comptes`` are the events that
    counted, ``ecartes`` those that did not, by file; ``notifies`` the day of each notification.
    ``acheve`` is the end of the last term whose close was told.
    """

    delais: Delais
    chronologie: Chronologie = field(default_factory=Chronologie)
    instruction: Procedure | None = None
    intermediaire: Procedure | None = None
    griefs: Reproches | None = None
    ouvertes: dict[str, Ouverte] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    comptes: dict[str, Evenement] = field(default_factory=dict)
    ecartes: dict[str, Refus] = field(default_factory=dict)
    notifies: dict[str, date] = field(default_factory=dict)
    conventions: list[Evenement] = field(default_factory=list)
    siret_a_decider: str = ""
    declarations: list[Declaration] = field(default_factory=list)
    explications: list[Explication] = field(default_factory=list)
    fautes: list[Faute] = field(default_factory=list)
    acheve: date | None = None

    def procedures(self) -> tuple[Procedure, ...]:
        """Return the audits under way, that of a dossier first."""
        return tuple(p for p in (self.instruction, self.intermediaire) if p is not None)

    def nc_de(self, *natures: NatureAudit) -> list[Ouverte]:
        """Return the open NC that audits of these natures found, by indicator."""
        if not self.ouvertes:
            return []
        return [nc for _, nc in sorted(self.ouvertes.items()) if nc.audit in natures]

    def explique(self, evenement: Evenement, phrase: str, *regles: str) -> None:
        """Add « Le 2 mars 2026, » and a sentence that goes on from there."""
        self.explications.append(
            Explication(
                phrase=f"Le {date_en_mots(evenement.date)}, {phrase}",
                evenement=evenement.fichier,
                regles=regles,
                date=evenement.date,
            )
        )

    def reproche(
        self,
        evenement: Evenement,
        id_: IdFaute,
        message: str,
        *regles: str,
        attendu: str,
        remede: str,
        chemin: Chemin = (),
        gravite: Gravite = Gravite.ERREUR,
    ) -> None:
        """Add a fault of an event that counts all the same."""
        self.fautes.append(
            Faute(
                id=id_,
                fichier=evenement.chemin,
                message=message,
                attendu=attendu,
                remede=remede,
                regles=regles,
                chemin=chemin,
                gravite=gravite,
            )
        )

    def declare(self, evenement: Evenement, nature: str) -> None:
        """Note a change of the list of habilitations (L2), where it was made from D18's day on."""
        jour, debut = evenement.date, self.delais.convention
        limite = apres(jour, self.delais.france_competences)
        if debut is None or limite is None or jour < debut:
            return
        self.declarations.append(
            Declaration(date=jour, nature=nature, evenement=evenement.fichier, limite=limite)
        )

    def avance(self, jour: date) -> None:
        """Close what a term takes with it when it ends without a next one (R30, D6)."""
        fini = self.chronologie.terme_fini(jour)
        if fini is None or fini.fin == self.acheve:
            return
        self.acheve = fini.fin
        fin = lendemain(fini.fin)
        if self.chronologie.statut(fin) is not Statut.ECHU:
            return
        self._ferme(fin)
        suite = (
            " Une demande de renouvellement était à l’étude : elle peut encore aboutir."
            if self.instruction
            else ""
        )
        self.explications.append(
            Explication(
                phrase=(
                    f"L’habilitation a pris fin le {date_en_mots(fini.fin)} : elle est échue. Elle "
                    f"n’est jamais reconduite tacitement.{suite}"
                ),
                evenement=fini.decision,
                regles=("R30", "D3", "D6"),
                date=fin,
            )
        )

    def _ferme(self, fin: date) -> None:
        self.chronologie.leve_la_suspension(fin)
        self.intermediaire = None
        self.griefs = None
        garde = {NatureAudit.RENOUVELLEMENT} if self.instruction else set()
        self.ouvertes = {i: nc for i, nc in self.ouvertes.items() if nc.audit in garde}

    def clot(self) -> None:
        """Close all that is under way: the story ends, or begins again."""
        self.instruction = None
        self.intermediaire = None
        self.griefs = None
        self.ouvertes.clear()

    def nature_du_depot(self, jour: date) -> NatureAudit:
        """Return what a dossier filed on a day asks for: a renewal while a term is to run."""
        termes = self.chronologie.termes
        if termes and termes[-1].fin >= jour:
            return NatureAudit.RENOUVELLEMENT
        return NatureAudit.INITIAL

    def constate(self) -> tuple[Procedure, ...]:
        """Return the audits whose constats are there, the last constats first."""
        rendus = [
            (p.constats.ordre, p)
            for p in self.procedures()
            if p.constats is not None and p.etape in APRES_CONSTATS
        ]
        return tuple(p for _, p in sorted(rendus, key=lambda rendu: rendu[0], reverse=True))

    def avec_nc(self) -> Procedure | None:
        """Return the audit that a délai answers: the last one judged that left an NC open."""
        return next((p for p in self.constate() if self.nc_de(p.nature)), None)


APRES_CONSTATS = frozenset({Etape.CONSTATE, Etape.DELAI_DE_REPONSE})
