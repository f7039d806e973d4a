"""What verdicts, levées and actions name: indicators, annexes and empreintes that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.controle import Cible, Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.domain.journal import DOSSIER_JOURNAL, en_vigueur, lire_objet
from certimetal.finding import Gravite
from certimetal.rules.annexe_hors_depot import RECOPIEE
from certimetal.rules.phrases import proche

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.controle import Chemin
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.journal import Evenement, Journal

INDICATEUR = Controle(
    module=__name__,
    id="journal-indicateur",
    titre="L’indicateur n’est pas du référentiel",
    gravite=Gravite.ERREUR,
    explication=(
        "Un verdict, une levée ou une action porte sur un indicateur du référentiel : C1I1 à C6I2. "
        "Un autre code ne désigne rien, et le jugement serait perdu.\n\n"
        "Corrigez le code de l’indicateur."
    ),
    fautif="verdicts:\n  C3I3: {verdict: conforme, empreinte: …}",
    juste="verdicts:\n  C3I2: {verdict: conforme, empreinte: …}",
    regles=("R9",),
)

ANNEXE = Controle(
    module=__name__,
    id="journal-annexe",
    titre="L’événement nomme une annexe qui n’est pas dans le dossier",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Un événement désigne les annexes par leur code : celles que l’auditeur a lues, celle qui "
        "porte l’engagement signé. Le code n’est celui d’aucune annexe du dossier : il a été mal "
        "recopié, ou l’annexe a été retirée depuis.\n\n"
        "Dans un événement que vous proposez, corrigez le code. Dans un événement déjà versé, ne "
        "changez rien : si l’annexe a été retirée, le jugement qui s’appuyait sur elle est à "
        "revoir, et c’est à l’auditeur de le dire."
    ),
    fautif="annexes:\n  C3I2-A91: sha256:7d865e95…",
    juste="annexes:\n  C3I2-A01: sha256:7d865e95…",
    regles=("D8", "R10"),
)

EMPREINTE = Controle(
    module=__name__,
    id="journal-empreinte",
    titre="L’empreinte n’est celle d’aucune réponse ni d’aucun document",
    gravite=Gravite.ERREUR,
    explication=(
        "Un verdict porte l’empreinte de ce qui a été lu : c’est elle qui dira plus tard si la "
        "réponse ou une annexe a changé. L’empreinte écrite ici est l’exemple recopié, ou une "
        "suite de caractères inventée.\n\n"
        "`certimetal empreinte SIRET` affiche les empreintes du dossier ; `certimetal consigner` "
        "les écrit."
    ),
    fautif="empreinte: v1:sha256:000000000000000000…",
    juste="empreinte: v1:sha256:7d865e959b2466918c…",
    regles=("R10", "D16"),
)

CONTROLES = (INDICATEUR, ANNEXE, EMPREINTE)

_PAR_INDICATEUR = {"constats": "verdicts", "levee": "levees"}
_UNE_ANNEXE = {"depot": "annexe_engagement", "observations": "annexe"}


def check(dossier: Dossier, contexte: Contexte) -> Iterator[Probleme]:
    """Yield indicators of no edition, empreintes of nothing, and annexes that are not there.

    Annexes are looked for in what is in force only: an old event may name what has gone since.
    """
    if not dossier.journal:
        return
    connus = contexte.referentiel.indicateurs
    for evenement in dossier.journal:
        for chemin, code in _indicateurs(evenement):
            if code not in connus:
                yield _indicateur(evenement, chemin, code, connus)
        yield from _empreintes(evenement)
    yield from _annexes(dossier, en_vigueur(dossier.journal, contexte.aujourdhui))


def _indicateurs(evenement: Evenement) -> Iterator[tuple[Chemin, str]]:
    cle = _PAR_INDICATEUR.get(evenement.type)
    if cle:
        yield from (((cle, code), code) for code in evenement.objet(cle) if isinstance(code, str))
    elif evenement.type == "plan_actions":
        for rang, action in enumerate(evenement.liste("actions")):
            code = lire_objet(action).get("indicateur")
            if isinstance(code, str):
                yield ("actions", rang, "indicateur"), code


def _indicateur(evenement: Evenement, chemin: Chemin, code: str, connus: Iterable[str]) -> Probleme:
    return Probleme(
        controle=INDICATEUR,
        fichier=evenement.chemin,
        chemin=chemin,
        cible=Cible.VALEUR if chemin[-1] == "indicateur" else Cible.CLE,
        message=f"Le référentiel n’a pas d’indicateur {citer(code)}.",
        attendu=f"L’un de ces indicateurs : {', '.join(connus)}.",
        remede="Corrigez le code de l’indicateur.",
        suggestion=proche(code, connus),
    )


def _lus(evenement: Evenement) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield the field, the indicator and what was judged, of constats and levées."""
    cle = _PAR_INDICATEUR.get(evenement.type)
    if cle:
        for code, juge in evenement.objet(cle).items():
            yield cle, code, lire_objet(juge)


def _empreintes(evenement: Evenement) -> Iterator[Probleme]:
    for cle, indicateur, juge in _lus(evenement):
        lues: list[tuple[Chemin, Any]] = [((nom,), juge.get(nom)) for nom in ("empreinte", "guide")]
        lues += [(("annexes", a), valeur) for a, valeur in lire_objet(juge.get("annexes")).items()]
        for suite, empreinte in lues:
            raison = _sans_contenu(empreinte) if isinstance(empreinte, str) else ""
            if raison:
                yield Probleme(
                    controle=EMPREINTE,
                    fichier=evenement.chemin,
                    chemin=(cle, indicateur, *suite),
                    message=f"Cette empreinte de {citer(indicateur)} est {raison}.",
                    attendu="L’empreinte de ce qui a été lu.",
                    remede="Recopiez celle qu’affiche « certimetal empreinte ».",
                )


def _sans_contenu(empreinte: str) -> str:
    chiffre = empreinte.rpartition(":")[2]
    if f"sha256:{chiffre}" == RECOPIEE:
        return "celle de l’exemple du formulaire"
    if len(chiffre) == 64 and len(set(chiffre)) < 4:
        return "une suite de caractères inventée"
    return ""


def _annexes(dossier: Dossier, journal: Journal) -> Iterator[Probleme]:
    codes = {a.code for reponse in dossier.reponses.values() for a in reponse.annexes}
    for evenement, chemin, code in _annexes_en_vigueur(journal):
        if code not in codes:
            corrige = evenement.rectifie_par
            yield Probleme(
                controle=ANNEXE,
                fichier=f"{DOSSIER_JOURNAL}/{corrige}" if corrige else evenement.chemin,
                chemin=("remplace", *chemin) if corrige else chemin,
                cible=Cible.CLE if chemin[0] in _PAR_INDICATEUR.values() else Cible.VALEUR,
                message=f"L’annexe {citer(code)} n’est pas dans le dossier, ou n’y est plus.",
                attendu="Le code d’une annexe que liste une réponse du dossier.",
                remede="Corrigez le code ; si l’annexe a été retirée, le jugement est à revoir.",
                suggestion=proche(code, codes, seuil=0.85),
            )


def _annexes_en_vigueur(journal: Journal) -> Iterator[tuple[Evenement, Chemin, str]]:
    """Yield the annexes that the last judgement of each indicator, and the last dépôt, name."""
    derniers: dict[str, tuple[Evenement, Chemin, Iterable[str]]] = {}
    for evenement in journal:
        for cle, indicateur, juge in _lus(evenement):
            annexes = lire_objet(juge.get("annexes"))
            derniers[indicateur] = (evenement, (cle, indicateur, "annexes"), annexes)
        champ = _UNE_ANNEXE.get(evenement.type)
        if champ:
            annexe = evenement.texte(champ)
            derniers[evenement.type] = (evenement, (champ,), [annexe] if annexe else [])
    for evenement, chemin, noms in derniers.values():
        for code in noms:
            unique = chemin[0] in _UNE_ANNEXE.values()
            yield evenement, chemin if unique else (*chemin, code), code
