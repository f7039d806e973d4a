"""An audit report: the verdicts, what was found and is expected, the limits, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.cycle.publics import CATEGORIES, INITIATIVES
from certimetal.domain.francais import NBSP, compter, date_en_mots, enumerer
from certimetal.domain.journal import lire_objet
from certimetal.rendering.pdf.affaire import VERDICTS, paragraphes, texte
from certimetal.rendering.pdf.mentions import adresse_sur_une_ligne, entourage, lignes
from certimetal.rendering.pdf.regles_citees import regles_citees
from certimetal.rendering.pdf.signes import imprimables
from certimetal.rendering.phrases_situation import phrase_non_conformite
from certimetal.rendering.typographie import grouper_siret

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from certimetal.domain.journal import Evenement
    from certimetal.rendering.pdf.affaire import Affaire

TITRES = {
    "initial": "Rapport d’audit initial",
    "intermediaire": "Rapport d’audit intermédiaire",
    "renouvellement": "Rapport d’audit de renouvellement",
}
_DEFINITIONS = {"nc_mineure": "R31", "nc_majeure": "R32"}


def donnees_rapport(affaire: Affaire) -> dict[str, Any]:
    """Return the data of ``rapport.typ``, of the constats that ``affaire`` is about."""
    dossier = affaire.dossier
    titre = TITRES.get(affaire.evenement.texte("audit"), "Rapport d’audit")
    nc = [_non_conformite(affaire, c, v) for c, v in affaire.verdicts() if _est_nc(v)]
    explications = list(_explications(affaire))
    donnees = entourage(
        titre=titre,
        sujet=f"Constats du {date_en_mots(affaire.evenement.date)}",
        organisme=dossier.raison_sociale,
        siret=dossier.siret,
        certificateur=affaire.certificateur,
        jour=affaire.jour,
        exemple=dossier.exemple,
    ) | {
        "titre": titre,
        "sous_titre": dossier.raison_sociale,
        "garde": _garde(affaire),
        "synthese": _synthese(affaire),
        "verdicts": [_ligne(affaire, c, v) for c, v in affaire.verdicts()],
        "non_conformites": nc,
        "conformes": [_conforme(affaire, c, v) for c, v in affaire.verdicts() if not _est_nc(v)],
        "note": paragraphes(affaire.evenement.texte("note")),
        "au": date_en_mots(affaire.jour),
        "ouvertes": [
            phrase_non_conformite(o, affaire.jour)
            for o in affaire.situation.non_conformites
            if o.evenement == affaire.evenement.fichier
        ],
        "explications": [{"phrase": p, "regles": ", ".join(r)} for p, r in explications],
        "lectures": [_lecture(c, v) for c, v in affaire.verdicts()],
        "regles": regles_citees(
            ("R27", "R28", "R31", "R32", "D2", "D4", *(r for _, rs in explications for r in rs)),
            affaire.referentiel,
            dossier.certificateur,
        ),
    }
    imprime: dict[str, Any] = imprimables(donnees)
    return imprime


def _garde(affaire: Affaire) -> list[dict[str, Any]]:
    def jour(evenement: Evenement | None) -> str:
        return date_en_mots(evenement.date) if evenement else ""

    intermediaire = affaire.evenement.texte("audit") == "intermediaire"
    declenche = affaire.avant("declenchement") if intermediaire else None
    dossier = affaire.dossier
    return lignes(
        ("SIRET", grouper_siret(dossier.siret)),
        ("Adresse", adresse_sur_une_ligne(dossier.adresse)),
        ("Certificateur", affaire.certificateur),
        ("Référentiel", f"{affaire.referentiel.titre}, édition {dossier.edition}"),
        ("Dossier déposé le", "" if intermediaire else jour(affaire.avant("depot"))),
        ("Audit déclenché le", jour(declenche)),
        ("Déclenché", _origine(declenche) if declenche else ""),
        ("Audit conclu le", jour(affaire.evenement)),
        ("Constats notifiés le", jour(affaire.notification()) or "pas encore notifiés"),
        ("Rapport édité le", date_en_mots(affaire.jour)),
    ) + lignes(("Version du dossier", affaire.commit), code=True)


def _origine(declenchement: Evenement) -> str:
    return CATEGORIES.get(declenchement.texte("origine")) or INITIATIVES.get(
        declenchement.texte("instance"), ""
    )


def _est_nc(verdict: Mapping[str, Any]) -> bool:
    return verdict.get("verdict") in _DEFINITIONS


def _synthese(affaire: Affaire) -> str:
    juges = [v.get("verdict") for _, v in affaire.verdicts()]
    comptes = [
        compter(juges.count("conforme"), "conforme"),
        compter(juges.count("nc_mineure"), "non-conformité mineure", "non-conformités mineures"),
        compter(juges.count("nc_majeure"), "non-conformité majeure", "non-conformités majeures"),
    ]
    presents = [c for c, n in zip(comptes, ("conforme", *_DEFINITIONS), strict=True) if n in juges]
    examines = compter(len(juges), "indicateur examiné", "indicateurs examinés")
    return f"{examines}{NBSP}: {enumerer(presents)}."


def _ligne(affaire: Affaire, code: str, verdict: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": code,
        "capacite": affaire.referentiel.indicateurs[code].capacite,
        "verdict": VERDICTS.get(str(verdict.get("verdict")), "verdict illisible"),
        "nc": _est_nc(verdict),
        "suite": " ".join(s["court"] for s in _suites(affaire, code)[-1:]),
    }


def _non_conformite(affaire: Affaire, code: str, verdict: Mapping[str, Any]) -> dict[str, Any]:
    regle = affaire.referentiel.regles.get(_DEFINITIONS[str(verdict["verdict"])])
    limite = next(
        (
            o.limite
            for o in affaire.situation.non_conformites
            if o.indicateur == code and o.evenement == affaire.evenement.fichier
        ),
        None,
    )
    return {
        **_ligne(affaire, code, verdict),
        "definition": " ".join(regle.enonce.split()) if regle else "",
        "regle": regle.id if regle else "",
        "constat": paragraphes(texte(verdict, "constat")),
        "attendu": paragraphes(texte(verdict, "attendu")),
        "limite": date_en_mots(limite) if limite else "",
        "suites": [s["phrase"] for s in _suites(affaire, code)],
    }


def _conforme(affaire: Affaire, code: str, verdict: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": code,
        "capacite": affaire.referentiel.indicateurs[code].capacite,
        "constat": paragraphes(texte(verdict, "constat")),
    }


def _suites(affaire: Affaire, code: str) -> list[dict[str, str]]:
    """Return what became of an NC: each time that an auditor looked at it again."""
    suites = []
    for evenement in affaire.journal:
        if evenement.ordre <= affaire.evenement.ordre:
            continue
        if evenement.type == "constats" and code in evenement.objet("verdicts"):
            break
        if evenement.type == "levee" and code in evenement.objet("levees"):
            reexamen = lire_objet(evenement.objet("levees")[code])
            mot = "Levée" if reexamen.get("resultat") == "levee" else "Maintenue"
            court = f"{mot} le {date_en_mots(evenement.date)}"
            motif = " ".join(texte(reexamen, "motif").split())
            suites.append(
                {"court": court, "phrase": f"{court}{NBSP}: {motif}" if motif else f"{court}."}
            )
    return suites


def _explications(affaire: Affaire) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the reasoning from the event that opened this audit on, then where it stands."""
    debut = affaire.avant(
        "declenchement" if affaire.evenement.texte("audit") == "intermediaire" else "depot"
    )
    depuis = debut.date if debut else affaire.evenement.date
    for explication in affaire.situation.explications:
        if explication.date is None or explication.date >= depuis:
            yield explication.phrase, explication.regles


def _lecture(code: str, verdict: Mapping[str, Any]) -> dict[str, Any]:
    annexes = lire_objet(verdict.get("annexes"))
    return {
        "code": code,
        "reponse": texte(verdict, "empreinte"),
        "annexes": [
            {"code": code[len(code) - 3 :], "empreinte": str(empreinte)}
            for code, empreinte in annexes.items()
        ],
    }
