"""Files of the journal: each the name of an event of a known type, dated as its name says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.controle import Cible, Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.domain.journal import TYPES
from certimetal.domain.nom_evenement import DEBUT, lire_nom
from certimetal.finding import Gravite
from certimetal.rules.fichiers import est_du_systeme
from certimetal.rules.phrases import proche

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.journal import Evenement

NOM = Controle(
    module=__name__,
    id="journal-nom",
    titre="Un fichier du journal n’a pas le nom d’un événement",
    gravite=Gravite.ERREUR,
    explication=(
        "Le journal ne contient que des événements, un par fichier. Le nom du fichier dit le jour, "
        "un numéro d’ordre de 01 à 99 qui départage les événements du même jour, puis le type, "
        "et finit par `.yml`. Un fichier nommé autrement n’est pas lu, et ne compte pas.\n\n"
        "`certimetal consigner` donne le nom. Une pièce jointe va dans `annexes/`, ou est gardée "
        "hors du dépôt ; un brouillon ne se verse pas."
    ),
    fautif="journal/decision du 2 mars.yml",
    juste="journal/2026-03-02-01-decision.yml",
    regles=("D12",),
)

TYPE = Controle(
    module=__name__,
    id="journal-type",
    titre="Le type de l’événement n’existe pas",
    gravite=Gravite.ERREUR,
    explication=(
        "Le type est le dernier mot du nom du fichier. Il dit quels champs l’événement a, et qui "
        "peut l’écrire. Un fichier dont le type n’existe pas n’est pas lu, et ne compte pas.\n\n"
        "Corrigez le nom du fichier. Un type de plusieurs mots s’écrit avec un tiret bas, sans "
        "accent : `plan_actions`."
    ),
    fautif="journal/2026-03-02-01-constat.yml",
    juste="journal/2026-03-02-01-constats.yml",
)

DATE = Controle(
    module=__name__,
    id="journal-date",
    titre="Le nom du fichier et la date de l’événement diffèrent",
    gravite=Gravite.ERREUR,
    explication=(
        "La date du fait est écrite deux fois : dans le nom du fichier, qui range les événements, "
        "et dans le champ `date`. Si elles diffèrent, personne ne sait laquelle est vraie, et les "
        "délais ne peuvent pas se calculer. L’outil se sert de celle du nom.\n\n"
        "Corrigez celle des deux qui est fausse."
    ),
    fautif="journal/2026-03-02-01-decision.yml\n\ndate: 2026-03-12",
    juste="journal/2026-03-02-01-decision.yml\n\ndate: 2026-03-02",
    regles=("D12",),
)

CONTROLES = (NOM, TYPE, DATE)

_PRESQUE = re.compile(
    r"([0-9]{4})[-_ .]?([0-9]{2})[-_ .]?([0-9]{2})(?:[-_ .]([0-9]{1,2}))?[-_ .](.+)"
)
_SUFFIXE = re.compile(r"\.ya?ml$", re.IGNORECASE)


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield badly named files, unknown types, and dates that are not their name's."""
    for nom in dossier.fichiers:
        if nom.startswith(DEBUT) and not est_du_systeme(nom):
            yield from _fichier(nom)
    for evenement in dossier.journal:
        yield from _date(evenement)


def _fichier(nom: str) -> Iterator[Probleme]:
    fichier = nom.removeprefix(DEBUT)
    lu = lire_nom(fichier)
    if lu is None:
        propre = _propre(fichier)
        yield Probleme(
            controle=NOM,
            fichier=nom,
            cible=Cible.FICHIER,
            message=f"Le fichier {citer(fichier)} n’a pas le nom d’un événement : il n’est pas lu.",
            attendu=(
                "Un nom comme « 2026-03-02-01-constats.yml » : un jour qui existe, un numéro de "
                "01 à 99, le type, puis .yml."
            ),
            remede=f"Renommez-le en {citer(propre)}." if propre else "Renommez-le, ou retirez-le.",
            suggestion=f"{DEBUT}{propre}" if propre else "",
        )
    elif lu.type not in TYPES:
        voisin = proche(lu.type, TYPES, seuil=0.7)
        yield Probleme(
            controle=TYPE,
            fichier=nom,
            cible=Cible.FICHIER,
            message=f"Le type d’événement {citer(lu.type)} n’existe pas : le fichier n’est pas lu.",
            attendu=f"L’un de ces types : {', '.join(TYPES)}.",
            remede=f"Vouliez-vous dire {citer(voisin)} ?" if voisin else "Corrigez le nom.",
            suggestion=nom.replace(lu.type, voisin) if voisin else "",
        )


def _propre(fichier: str) -> str:
    """Return the good name that a file nearly has, empty where none can be made of it."""
    presque = _PRESQUE.fullmatch(_SUFFIXE.sub("", fichier))
    if presque is None or not _SUFFIXE.search(fichier):
        return ""
    annee, mois, jour, rang, suite = presque.groups()
    type_ = proche(suite, TYPES, seuil=0.7)
    propre = f"{annee}-{mois}-{jour}-{int(rang or 1):02}-{type_}.yml"
    return propre if type_ and lire_nom(propre) and propre != fichier else ""


def _date(evenement: Evenement) -> Iterator[Probleme]:
    ecrite = evenement.donnees.get("date")
    attendue = evenement.date.isoformat()
    if isinstance(ecrite, str) and len(ecrite) == 10 and ecrite != attendue:
        yield Probleme(
            controle=DATE,
            fichier=evenement.chemin,
            chemin=("date",),
            message=(
                f"La date écrite est {citer(ecrite)}, et le nom du fichier dit {citer(attendue)}."
            ),
            attendu="La même date dans le nom du fichier et dans le champ « date ».",
            remede="Corrigez celle qui est fausse : la date est celle du fait.",
            suggestion=attendue,
        )
