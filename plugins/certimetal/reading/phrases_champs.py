"""What is said of fields: missing, unknown, too many, or that do not go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.controle import Cible
from certimetal.domain.francais import FINE, NBSP, enumerer
from certimetal.reading import controles_schema as controles
from certimetal.reading.champs import first_sentence
from certimetal.reading.faute import Phrase, dans, dit, phrase
from certimetal.reading.mots import en_yaml, montrer, proche

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from certimetal.reading.faute import Faute


def required(faute: Faute) -> Iterator[Phrase]:
    for cle in faute.attente:
        if cle not in faute.valeur:
            yield _manque(faute, cle, f"Il manque {faute.enfant(cle)}{dans(faute)}.")


def dependent_required(faute: Faute) -> Iterator[Phrase]:
    for presente, voulues in faute.attente.items():
        if presente not in faute.valeur:
            continue
        for cle in voulues:
            if cle not in faute.valeur:
                yield _manque(
                    faute,
                    cle,
                    f"{faute.enfant(presente)} ne va pas sans {faute.enfant(cle)}, qui manque.",
                )


def _manque(faute: Faute, cle: str, message: str) -> Phrase:
    champ = next((champ for champ in faute.champ.enfants if champ.cle == cle), None)
    exemple = en_yaml(champ.exemples[0]) if champ and champ.exemples else "…"
    ligne = f"{cle}: {exemple}"
    return dit(
        faute,
        controles.CHAMP_MANQUANT,
        message,
        fait=("manque", faute.chemin, cle),
        cible=Cible.CLE if faute.chemin and isinstance(faute.chemin[-1], str) else Cible.VALEUR,
        attendu=phrase(faute.cas) or (first_sentence(champ.description) if champ else ""),
        remede=(
            f"Ajoutez une ligne, par exemple{NBSP}: {ligne}"
            if len(ligne) <= 120
            else f"Ajoutez «{NBSP}{cle}:{NBSP}» avec sa valeur."
        ),
    )


def additional_properties(faute: Faute) -> Iterator[Phrase]:
    connus = {champ.cle: (champ.titre,) for champ in faute.champ.enfants}
    libres = {cle: noms for cle, noms in connus.items() if cle not in faute.valeur}
    admis = faute.schema.get("patternProperties")
    for cle in faute.valeur:
        if cle in connus or (admis and _suit_un_motif(cle, admis)):
            continue
        voisin = proche(cle, libres)
        yield dit(
            faute,
            controles.CHAMP_INCONNU,
            f"{montrer(cle)} n’est pas un champ de {faute.sujet}.",
            chemin=(*faute.chemin, cle),
            fait=("cle", faute.chemin, cle),
            cible=Cible.CLE,
            attendu=_champs_possibles(list(connus)),
            remede=(
                f"Vouliez-vous dire {faute.enfant(voisin)}{FINE}?"
                if voisin
                else "Corrigez ce nom, ou supprimez le champ."
            ),
            suggestion=voisin,
        )


def _suit_un_motif(cle: str, motifs: Mapping[str, Any]) -> bool:
    import re  # noqa: PLC0415 -- only here

    return any(re.search(motif, cle) for motif in motifs)


def _champs_possibles(cles: list[str]) -> str:
    if not cles:
        return ""
    return f"Champs possibles{NBSP}: {', '.join(cles)}."


def property_names(faute: Faute) -> Iterator[Phrase]:
    yield dit(
        faute,
        controles.CHAMP_INCONNU,
        f"{montrer(faute.valeur)} n’a pas la forme d’un nom de champ{dans(faute)}.",
        chemin=(*faute.chemin, faute.valeur),
        fait=("cle", faute.chemin, faute.valeur),
        cible=Cible.CLE,
        attendu=phrase(first_sentence(faute.schema.get("description", ""))),
        remede="Corrigez ce nom.",
    )


def l_un_ou_l_autre(faute: Faute) -> Phrase:
    exclusif = faute.mot == "oneOf"
    groupes = [branche["required"] for branche in faute.attente]
    presents = [groupe for groupe in groupes if all(cle in faute.valeur for cle in groupe)]
    titres = [branche["title"] for branche in faute.attente if branche.get("title")]

    def noms(retenus: list[list[str]], lien: str) -> str:
        return enumerer([" et ".join(map(faute.enfant, groupe)) for groupe in retenus], lien)

    if presents:
        message = f"{noms(presents, 'et')} ne vont pas ensemble."
        remede = "Gardez celui qui dit vrai, supprimez l’autre."
    else:
        message = f"Il manque {noms(groupes, 'ou')}{dans(faute)}."
        remede = f"Ajoutez l’un des deux{', et un seul' if exclusif else ''}."
    combien = "Un seul" if exclusif else "L’un au moins"
    return dit(
        faute,
        controles.COMBINAISON,
        message,
        fait=("ensemble", faute.chemin),
        attendu=f"{combien} de ces cas{NBSP}: {enumerer(titres, 'ou')}." if titres else "",
        remede=remede,
    )


def refused(faute: Faute) -> Iterator[Phrase]:
    refuse = faute.attente if isinstance(faute.attente, dict) else {}
    cles = refuse.get("required", ())
    if len(cles) == 1:
        yield _de_trop(faute, cles[0], refuse)
        return
    message = (
        f"{enumerer([faute.enfant(cle) for cle in cles], 'et')} ne vont pas ensemble."
        if cles
        else f"{faute.sujet} ne convient pas."
    )
    yield dit(
        faute,
        controles.COMBINAISON,
        message,
        fait=("ensemble", faute.chemin),
        attendu=phrase(refuse.get("title", "")),
        remede=refuse.get("description", "Supprimez l’un de ces champs."),
    )


def _de_trop(faute: Faute, cle: str, refuse: Mapping[str, Any]) -> Phrase:
    """Say that a field does not go with what another one says: a condition refuses it."""
    return dit(
        faute,
        controles.COMBINAISON,
        f"{faute.enfant(cle)} n’a pas sa place ici.",
        chemin=(*faute.chemin, cle),
        fait=("cle", faute.chemin, cle),
        cible=Cible.CLE,
        attendu=phrase(refuse.get("title", "")),
        remede=refuse.get("description", "Supprimez ce champ."),
    )
