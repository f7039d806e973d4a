"""The answers: all twelve there, written, of some substance, and with what proves them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.controle import Cible, Controle, Probleme
from certimetal.domain.dossier import CONSIGNE_A_EFFACER
from certimetal.domain.francais import citer, compter
from certimetal.domain.referentiel import INDICATEURS
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier, Reponse

MOTS_MINIMUM = 40
"""Words below which an answer can hardly describe a process: an assumption of the tool."""

ABSENTE = Controle(
    module=__name__,
    id="reponse-absente",
    titre="Une réponse manque",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Le dossier répond à 12 indicateurs, chacun dans son fichier : `reponses/C1I1.md` à "
        "`reponses/C6I2.md`. Il en manque un. Ce n’est qu’un avertissement : un dossier se remplit "
        "en plusieurs fois. Mais un indicateur sans réponse ne pourra pas être jugé conforme.\n\n"
        "Créez le fichier en recopiant le début d’une autre réponse."
    ),
    fautif="reponses/   (11 fichiers, sans C3I2.md)",
    juste="reponses/C3I2.md",
    regles=("R9", "R32"),
)

MINCE = Controle(
    module=__name__,
    id="reponse-mince",
    titre="La réponse est vide ou très courte",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        f"Une réponse de moins de {MOTS_MINIMUM} mots peut difficilement décrire un processus : "
        "qui fait quoi, quand, avec quels supports. Ce seuil est une hypothèse de l’outil, et non "
        "une règle de CERTIMÉTAL : c’est l’auditeur qui apprécie.\n\n"
        "Suivez la consigne de la fiche et le guide de lecture de l’indicateur. Une annexe appuie "
        "la réponse, elle ne la remplace pas."
    ),
    fautif="Voir annexe.",
    juste=(
        "Le service certifications envoie la demande d’inscription dans les 10 jours qui suivent "
        "l’entrée en formation. Il vérifie l’état civil sur la pièce d’identité…"
    ),
    regles=("R10", "R32"),
)

CONSIGNE = Controle(
    module=__name__,
    id="consigne-restante",
    titre="La consigne est encore dans la réponse",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Le fichier s’ouvre sur la consigne de la fiche réponse, pour vous guider. Elle s’efface "
        "quand la réponse est écrite : sinon elle paraît sur le site comme si elle était de vous."
        "\n\nSupprimez le paragraphe qui commence par « Consigne à effacer »."
    ),
    fautif="> **Consigne à effacer.** Décrire ici les processus internes de recueil…",
    juste="Le service certifications recueille les informations lors de…",
    regles=("R10",),
)

SANS_ANNEXE = Controle(
    module=__name__,
    id="reponse-sans-annexe",
    titre="La réponse n’a aucune annexe",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Les éléments de preuve sont joints « éventuellement », mais leur absence peut valoir une "
        "non-conformité majeure : la source se contredit, et c’est l’auditeur qui qualifie. Aucun "
        "type de preuve n’est imposé.\n\n"
        "Joignez un document qui montre ce que vous décrivez (procédure, modèle, copie d’écran "
        "sans donnée personnelle), ou laissez cet avertissement si la réponse se suffit. Quand la "
        "preuve est déjà l’annexe d’une autre réponse, citez son code dans le texte."
    ),
    fautif="annexes: []",
    juste=(
        "annexes:\n  - {code: C3I2-A01, titre: Procédure d’inscription, "
        "fichier: annexes/C3I2-A01.pdf, diffusion: publique}"
    ),
    regles=("R12", "R11", "R32"),
)

CONTROLES = (ABSENTE, MINCE, CONSIGNE, SANS_ANNEXE)

_MOT = r"\W*+[^\W_]\S*+\s++"
"""A word and the blanks after it; never tried in two ways, so that no text takes long."""

_CODE_CITE = re.compile(r"C[1-6]I[12]-A[0-9]{2}")


def check(dossier: Dossier, contexte: Contexte) -> Iterator[Probleme]:
    """Yield, for each indicator, the first thing that its answer lacks."""
    for indicateur in INDICATEURS:
        fichier = f"reponses/{indicateur}.md"
        reponse = dossier.reponses.get(indicateur)
        if reponse is not None:
            connu = contexte.referentiel.indicateurs.get(indicateur)
            yield from _reponse(fichier, reponse, connu.consigne if connu else "")
        elif fichier not in dossier.fichiers:
            yield Probleme(
                controle=ABSENTE,
                fichier=fichier,
                cible=Cible.FICHIER,
                message=f"La réponse à l’indicateur {indicateur} manque.",
                attendu=f"Un fichier {citer(fichier)}.",
                remede="Créez le fichier, et répondez à la consigne de la fiche.",
            )


def mots(corps: str, *, assez: int = 0) -> int:
    """Return the number of words of an answer: runs between blanks that hold a letter or digit.

    With ``assez``, a number of at least as much may stand for the true one: the first words of a
    long answer are enough to know that it is long.
    """
    if assez and re.match(rf"(?:{_MOT}){{{assez}}}", corps):
        return assez
    return sum(any(map(str.isalnum, mot)) for mot in corps.split())


def _reponse(fichier: str, reponse: Reponse, consigne: str) -> Iterator[Probleme]:
    corps = reponse.corps
    place = _consigne(corps, consigne)
    if place:
        yield _probleme(
            CONSIGNE,
            fichier,
            "La consigne de la fiche est encore dans la réponse.",
            attendu="Votre réponse à la place de la consigne.",
            remede="Répondez sous la consigne, puis effacez-la.",
            etendue=place,
        )
        return
    longueur = mots(corps, assez=MOTS_MINIMUM)
    if longueur < MOTS_MINIMUM:
        yield _probleme(
            MINCE,
            fichier,
            f"La réponse n’a que {compter(longueur, 'mot')}."
            if longueur
            else "La réponse est vide.",
            attendu=f"Une réponse d’au moins {compter(MOTS_MINIMUM, 'mot')} (repère de l’outil).",
            remede="Décrivez qui fait quoi, quand, et avec quels supports.",
            etendue=(0, len(corps.partition("\n")[0])),
        )
    elif reponse.entete_lisible and not reponse.annexes and not _CODE_CITE.search(corps):
        yield _probleme(
            SANS_ANNEXE,
            fichier,
            "La réponse n’a aucune annexe : l’auditeur dira si elle se suffit.",
            attendu="Un élément de preuve au choix, ou le code d’une annexe du dossier.",
            remede="Joignez un document qui montre ce que vous décrivez.",
            etendue=(0, 0),
        )


def _consigne(corps: str, consigne: str) -> tuple[int, int] | None:
    """Return where the consigne still stands in an answer, blanks and line ends not counting."""
    debut = corps.find(CONSIGNE_A_EFFACER)
    mots_consigne = consigne.split()
    if debut < 0 and mots_consigne and mots_consigne[0] in corps:
        motif = r"\s+(?:>\s+)?".join(map(re.escape, mots_consigne))
        trouve = re.search(motif, corps)
        debut = trouve.start() if trouve else -1
    if debut < 0:
        return None
    return debut, debut + len(corps[debut:].partition("\n")[0])


def _probleme(
    controle: Controle,
    fichier: str,
    message: str,
    *,
    attendu: str,
    remede: str,
    etendue: tuple[int, int],
) -> Probleme:
    return Probleme(
        controle=controle,
        fichier=fichier,
        cible=Cible.CORPS,
        debut=etendue[0],
        fin=etendue[1],
        message=message,
        attendu=attendu,
        remede=remede,
    )
