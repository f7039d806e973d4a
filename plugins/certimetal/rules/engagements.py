"""Commitments of an answer against the numbers of the rules; the auditor judges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer, compter
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Valeur

INSCRIPTION = Controle(
    module=__name__,
    id="delai-inscription",
    titre="L’inscription est promise après la limite",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "La demande d’inscription parvient au certificateur au plus tard un certain nombre de "
        "jours après l’entrée en formation, et jamais après le parcours. La source donne plusieurs "
        "formulations ; la limite que l’outil retient est celle de la règle D9.\n\n"
        "Si votre délai est plus long, ramenez-le sous la limite, ou expliquez-le dans la "
        "réponse : c’est l’auditeur qui juge. Le délai se compte en jours calendaires."
    ),
    fautif="delai_inscription_jours: 30",
    juste="delai_inscription_jours: 10",
    regles=("D9", "R15"),
)

PREAVIS = Controle(
    module=__name__,
    id="preavis-evaluation",
    titre="Le préavis avant l’évaluation est plus court que demandé",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Certains certificateurs demandent à connaître la date d’évaluation un certain nombre de "
        "mois à l’avance. Ce préavis n’est pas national : c’est celui du certificateur sous lequel "
        "le dossier est rangé.\n\n"
        "Allongez le préavis que vous annoncez, ou expliquez-le dans la réponse : c’est l’auditeur "
        "qui juge."
    ),
    fautif="preavis_evaluation_mois: 1",
    juste="preavis_evaluation_mois: 2",
    regles=("R19",),
)

CONTROLES = (INSCRIPTION, PREAVIS)


def check(dossier: Dossier, contexte: Contexte) -> Iterator[Probleme]:
    """Yield the delay of C3I2 over its limit, and the notice of C5I1 under the certificateur's."""
    delai = _entier(dossier, "C3I2", "delai_inscription_jours")
    limite = _valeur(contexte, "delai_inscription")
    if delai is not None and limite is not None and delai > limite.nombre:
        yield _probleme(
            INSCRIPTION,
            "C3I2",
            "delai_inscription_jours",
            f"L’inscription est promise {compter(delai, 'jour')} après l’entrée en formation.",
            attendu=f"{_maximum(limite)} au plus (règle {limite.regle}).",
            remede="Raccourcissez ce délai, ou expliquez-le : l’auditeur appréciera.",
        )
    preavis = _entier(dossier, "C5I1", "preavis_evaluation_mois")
    minimum = _valeur(contexte, "preavis_evaluation", dossier.certificateur)
    if preavis is not None and minimum is not None and preavis < minimum.nombre:
        nom = contexte.referentiel.certificateurs[dossier.certificateur].nom
        yield _probleme(
            PREAVIS,
            "C5I1",
            "preavis_evaluation_mois",
            f"La date d’évaluation est annoncée {compter(preavis, 'mois', 'mois')} avant.",
            attendu=f"{_maximum(minimum)} au moins pour {citer(nom)} (règle {minimum.regle}).",
            remede="Allongez ce préavis, ou expliquez-le : l’auditeur appréciera.",
        )


def _maximum(valeur: Valeur) -> str:
    return f"{valeur.nombre}\N{NO-BREAK SPACE}{valeur.unite}"


def _entier(dossier: Dossier, indicateur: str, cle: str) -> int | None:
    reponse = dossier.reponses.get(indicateur)
    lu = reponse.engagements.get(cle) if reponse else None
    return lu if isinstance(lu, int) and not isinstance(lu, bool) else None


def _valeur(contexte: Contexte, cle: str, certificateur: str = "") -> Valeur | None:
    """Return a rule's number, None where the edition or the certificateur has no such rule."""
    if certificateur and certificateur not in contexte.referentiel.certificateurs:
        return None
    try:
        return contexte.referentiel.valeur(cle, certificateur)
    except KeyError:
        return None


def _probleme(
    controle: Controle, indicateur: str, cle: str, message: str, *, attendu: str, remede: str
) -> Probleme:
    return Probleme(
        controle=controle,
        fichier=f"reponses/{indicateur}.md",
        chemin=(cle,),
        message=message,
        attendu=attendu,
        remede=remede,
    )
