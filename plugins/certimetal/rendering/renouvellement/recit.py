"""What a renewal has to look at, in sentences: sections that each format lays out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.francais import capitaliser, compter, date_en_mots, enumerer, guillemets
from certimetal.domain.relecture import Ecart
from certimetal.domain.texte_audite import EtatReponse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from certimetal.domain.constats_passes import ConstatPasse
    from certimetal.domain.renouvellement import AnnexeRenouvelee, Point, Renouvellement

_SUITE = " ; "
VERDICTS = {
    "conforme": "conforme",
    "nc_mineure": "non-conformité mineure",
    "nc_majeure": "non-conformité majeure",
}
_ECARTS = {
    Ecart.MODIFIE: "a changé depuis l’audit",
    Ecart.AJOUTE: "n’était pas là lors de l’audit",
    Ecart.RETIRE: "a été retirée depuis l’audit",
}
_ETATS = {
    EtatReponse.AUDITEE: "Réponses inchangées depuis l’audit",
    EtatReponse.MODIFIEE: "Réponses modifiées depuis l’audit",
    EtatReponse.EN_ATTENTE: "Réponses qui attendent l’audit de renouvellement",
    EtatReponse.SANS_EMPREINTE: "Réponses jugées sans que l’on sache sur quel texte",
    EtatReponse.JAMAIS_AUDITEE: "Réponses qu’aucun audit du registre n’a lues",
    EtatReponse.ABSENTE: "Réponses absentes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A title and its lines; ``vide`` is what to say where there is none."""

    titre: str
    lignes: tuple[str, ...]
    vide: str = ""


def sections(renouvellement: Renouvellement, titres: Mapping[str, str]) -> tuple[Section, ...]:
    """Return the sections in the order in which one works; ``titres`` are those of engagements."""
    points = renouvellement.points
    return (
        Section(titre="Échéance", lignes=tuple(_echeance(renouvellement))),
        *_par_etat(points),
        Section(
            titre="Annexes à revoir",
            lignes=tuple(ligne for point in points for ligne in _annexes(point)),
            vide="Aucune annexe n’a changé ni ne porte une date d’avant l’audit.",
        ),
        Section(
            titre="Engagements datés d’avant l’audit",
            lignes=tuple(
                f"{point.indicateur} : {titres.get(ancienne.cle, ancienne.cle)}, "
                f"{date_en_mots(ancienne.jour)}."
                for point in points
                for ancienne in point.dates
            ),
            vide="Aucun.",
        ),
        Section(
            titre="Guide de lecture modifié depuis l’audit (D16)",
            lignes=tuple(
                f"{point.indicateur} : relisez le guide, il a changé ; le verdict passé reste."
                for point in points
                if point.guide_modifie
            ),
            vide="Aucun guide n’a changé.",
        ),
        Section(
            titre="Non-conformités passées, et la preuve de leur clôture",
            lignes=tuple(_constat(constat) for constat in renouvellement.constats),
            vide="Aucun audit du registre n’en a relevé.",
        ),
        Section(titre="À faire", lignes=tuple(_a_faire(renouvellement))),
    )


def _echeance(renouvellement: Renouvellement) -> Iterator[str]:
    fin = renouvellement.fin
    if fin is None:
        yield renouvellement.possible.raison or "Aucune habilitation n’est en cours."
        return
    yield f"L’habilitation va jusqu’au {date_en_mots(fin)} compris (R29, D3)."
    if renouvellement.renouvele:
        yield "Le renouvellement est déjà décidé."
        return
    yield "Elle n’est jamais reconduite tacitement (R30)."
    limite = renouvellement.a_deposer
    if renouvellement.depose:
        yield "Le nouveau dossier est déposé."
    elif limite is not None and limite < renouvellement.situation.au:
        yield (
            f"Le nouveau dossier devait être déposé au plus tard le {date_en_mots(limite)} "
            f"({renouvellement.regle}) : déposez-le sans attendre."
        )
    elif limite is not None:
        yield (
            f"Le nouveau dossier est à déposer au plus tard le {date_en_mots(limite)} "
            f"({renouvellement.regle})."
        )


def _par_etat(points: tuple[Point, ...]) -> Iterator[Section]:
    for etat, titre in _ETATS.items():
        ceux = [point for point in points if point.etat is etat]
        if not ceux:
            continue
        dits = {point.indicateur: list(_details(point)) for point in ceux}
        seuls = [code for code, details in dits.items() if not details]
        lignes = [f"{code} : {_SUITE.join(d)}." for code, d in dits.items() if d]
        if seuls:
            lignes.append(f"{', '.join(seuls)}.")
        yield Section(titre=f"{titre} ({len(ceux)})", lignes=tuple(lignes))


def _details(point: Point) -> Iterator[str]:
    if point.reponse_modifiee:
        yield "le texte ou les engagements ont changé"
    bougees = [annexe.code for annexe in point.annexes if annexe.ecart]
    if bougees:
        yield f"{compter(len(bougees), 'annexe')} : {', '.join(bougees)}"
    verdict = point.verdict
    if verdict is not None:
        mots = VERDICTS.get(verdict.verdict, verdict.verdict)
        levee = ", levée depuis" if verdict.levee else ""
        yield f"dernier verdict : {mots}{levee}, le {date_en_mots(verdict.date)}"


def _annexes(point: Point) -> Iterator[str]:
    for annexe in point.annexes:
        yield f"{_nom(annexe)} {_pourquoi(annexe, point)}."


def _nom(annexe: AnnexeRenouvelee) -> str:
    return f"{annexe.code}, {guillemets(annexe.titre)}," if annexe.titre else annexe.code


def _pourquoi(annexe: AnnexeRenouvelee, point: Point) -> str:
    if annexe.ecart is not None:
        return _ECARTS[annexe.ecart]
    jour = point.verdict.date.year if point.verdict else annexe.annee
    return f"porte l’année {annexe.annee}, et l’audit est de {jour} : vérifiez qu’elle vaut encore"


def _constat(constat: ConstatPasse) -> str:
    """Return what was found, and what closed it; a quotation ends with its own full stop."""
    jour = date_en_mots(constat.date)
    dit = f"{constat.indicateur}, non-conformité {constat.gravite} du {jour}"
    phrases = [f"{dit} : {guillemets(constat.constat)}" if constat.constat else f"{dit}."]
    if not constat.cloture or constat.cloture_le is None:
        phrases.append("Rien ne la clôt : elle est encore à corriger.")
        return " ".join(phrases)
    preuves = f", sur {enumerer(constat.preuves)}" if constat.preuves else ""
    phrases.append(f"Close le {date_en_mots(constat.cloture_le)} par {constat.cloture}{preuves}.")
    if constat.motif:
        phrases.append(guillemets(constat.motif))
    return " ".join(phrases)


def _a_faire(renouvellement: Renouvellement) -> Iterator[str]:
    possible = renouvellement.possible
    if not possible.possible:
        yield f"{possible.raison} {possible.remede}".strip()
        return
    ouvertes = [constat.indicateur for constat in renouvellement.constats if not constat.cloture]
    if ouvertes:
        codes = enumerer(list(dict.fromkeys(ouvertes)))
        yield f"Corrigez {codes}, et dites dans la réponse comment."
    absentes = [p.indicateur for p in renouvellement.points if p.etat is EtatReponse.ABSENTE]
    if absentes:
        yield f"Écrivez la réponse à {enumerer(absentes)}."
    a_relire = [p.indicateur for p in renouvellement.points if p.guide_modifie]
    if a_relire:
        yield f"Relisez, au regard du guide modifié, {enumerer(a_relire)}."
    yield (
        "Relisez chaque réponse, même inchangée : le nouveau dossier est audité en entier (R30). "
        "Remplacez les annexes qui ne valent plus."
    )
    yield f"Vérifiez : {guillemets(f'certimetal valider {renouvellement.dossier}')}."
    commande = guillemets(f"certimetal renouveler {renouvellement.siret} --ecrire")
    yield f"Préparez le dépôt : {commande}, puis complétez-le et proposez-le."


def titre(renouvellement: Renouvellement) -> str:
    """Return the title of the report."""
    nom = renouvellement.raison_sociale or "Organisme sans nom"
    jour = date_en_mots(renouvellement.situation.au)
    return capitaliser(f"renouvellement de l’habilitation : {nom}, au {jour}")
