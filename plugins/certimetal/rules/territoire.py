"""The address of an OF is in the territory of the certificateur that its dossier is under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.finding import Gravite
from certimetal.rules.adresse import trouver_commune

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.territoire import Commune, Territoire

TERRITOIRE = Controle(
    module=__name__,
    id="territoire",
    titre="L’adresse ne dépend pas de ce certificateur",
    gravite=Gravite.ERREUR,
    explication=(
        "« L’adresse définira le certificateur en charge de l’habilitation. » L’outil cherche le "
        "territoire de la commune dans la liste de l’annexe 8-1 de la convention collective, "
        "telle qu’elle vaut aujourd’hui, puis le compare au certificateur sous lequel le dossier "
        "est rangé.\n\n"
        "Si le territoire est celui d’un autre certificateur enregistré, déposez le dossier "
        "auprès de lui. S’il n’a pas encore de certificateur enregistré ici, ce registre ne peut "
        "pas encore recevoir le dossier : adressez-vous à l’UIMM du territoire nommé.\n\n"
        "L’annexe 8-1 est la meilleure source publique, mais elle ne dit pas tout : quand elle "
        "laisse un doute, ce contrôle ne donne qu’un avertissement et le certificateur tranche."
    ),
    fautif=(
        "dossiers/uimm-35-56/00000001800002/dossier.yml\n\n"
        'adresse: {voie: 1 rue de l’Exemple, code_postal: "44000", commune: Nantes}'
    ),
    juste=(
        "dossiers/uimm-35-56/00000001800002/dossier.yml\n\n"
        'adresse: {voie: 1 rue de l’Exemple, code_postal: "56100", commune: Lorient}'
    ),
    regles=("R5", "D14"),
)

CONTROLES = (TERRITOIRE,)


def check(dossier: Dossier, contexte: Contexte) -> Iterator[Probleme]:
    """Yield where the commune's territory is not the certificateur's, or where it is in doubt."""
    referentiel = contexte.referentiel
    commune = trouver_commune(dossier.adresse, contexte.communes)
    if commune is None or dossier.certificateur not in referentiel.certificateurs:
        return
    territoire = referentiel.territoires.de_la_commune(commune, contexte.aujourdhui)
    if territoire is None:
        yield _sans_territoire(commune)
    elif territoire.certificateur != dossier.certificateur:
        yield _autre_territoire(dossier, commune, territoire, referentiel)
    elif territoire.a_preciser:
        yield _probleme(
            f"Le territoire de {commune.nom} n’est pas certain : {_phrase(territoire.a_preciser)}",
            attendu="",
            remede="Le certificateur confirme que l’organisme dépend de lui.",
            gravite=Gravite.AVERTISSEMENT,
        )


def _sans_territoire(commune: Commune) -> Probleme:
    return _probleme(
        f"Aucun territoire connu ne comprend {commune.nom} ({commune.departement}).",
        attendu="Une adresse dans le territoire du certificateur.",
        remede="Le certificateur confirme que l’organisme dépend de lui.",
        gravite=Gravite.AVERTISSEMENT,
    )


def _autre_territoire(
    dossier: Dossier, commune: Commune, territoire: Territoire, referentiel: Referentiel
) -> Probleme:
    ici = referentiel.certificateurs[dossier.certificateur].nom
    doute = f" ({territoire.a_preciser.rstrip('.')})" if territoire.a_preciser else ""
    message = (
        f"{commune.nom} ({commune.departement}) est dans le territoire "
        f"{citer(territoire.nom)}{doute}"
    )
    autre = referentiel.certificateurs.get(territoire.certificateur)
    if autre is None:
        message += ", dont le certificateur n’est pas encore enregistré ici."
        remede = "Corrigez l’adresse, ou adressez-vous à l’UIMM de ce territoire."
    else:
        message += f", qui dépend de {citer(autre.nom)}."
        remede = f"Corrigez l’adresse, ou déposez le dossier sous dossiers/{autre.code}/."
    return _probleme(
        message,
        attendu=f"Une adresse dans le territoire de {citer(ici)}.",
        remede=remede,
        gravite=Gravite.AVERTISSEMENT if territoire.a_preciser else None,
    )


def _phrase(texte: str) -> str:
    return texte if texte.endswith((".", "!", "?")) else f"{texte}."


def _probleme(message: str, *, attendu: str, remede: str, gravite: Gravite | None) -> Probleme:
    return Probleme(
        controle=TERRITOIRE,
        fichier="dossier.yml",
        chemin=("adresse", "commune"),
        message=message,
        attendu=attendu,
        remede=remede,
        gravite=gravite,
    )
