"""What each keyword of a schema says to a person, in French, when a value breaks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.domain.controle import Cible
from certimetal.reading import controles_schema as controles
from certimetal.reading.champs import first_sentence
from certimetal.reading.mots import (
    FINE,
    NB,
    compter,
    en_yaml,
    enumerer,
    lu,
    montrer,
    nommer,
    proche,
    sujet,
    type_attendu,
)
from certimetal.reading.suggestions import (
    corriger_choix,
    corriger_forme,
    corriger_type,
    remede_type,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from certimetal.domain.champ import Champ
    from certimetal.domain.controle import Chemin, Controle


@dataclass(frozen=True, slots=True, kw_only=True)
class Faute:
    """What one error of jsonschema says, with the fields on the way to it (``champs``, top first).

    ``mot`` is the schema's keyword, ``attente`` its value, ``schema`` what stands beside it.
    ``cas`` says what a condition asks for (the title of its ``then``), empty where there is none.
    """

    mot: str
    chemin: Chemin
    valeur: Any
    attente: Any
    schema: Mapping[str, Any]
    champs: tuple[Champ, ...]
    cas: str = ""

    @property
    def champ(self) -> Champ:
        return self.champs[-1]

    @property
    def sujet(self) -> str:
        return sujet(self.chemin, self.champs)

    @property
    def liste(self) -> str:
        """The field whose choices or items are spoken of: the list, for an item of it."""
        if self.chemin and isinstance(self.chemin[-1], int):
            return sujet(self.chemin[:-1], self.champs[:-1])
        return self.sujet

    def enfant(self, cle: str) -> str:
        """Name a field below this place."""
        trouve = next((champ for champ in self.champ.enfants if champ.cle == cle), None)
        return nommer(cle, trouve.titre if trouve else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A finding that is not placed in the file yet. Two with the same ``fait`` say the same."""

    controle: Controle
    chemin: Chemin
    fait: tuple[object, ...]
    message: str
    attendu: str = ""
    remede: str = ""
    suggestion: str = ""
    cible: Cible = Cible.VALEUR


def dire(faute: Faute) -> Iterator[Phrase]:
    """Yield the sentences of a fault; a keyword that has none of its own gets a general one."""
    yield from PHRASES.get(faute.mot, _autre)(faute)


def _dit(faute: Faute, controle: Controle, message: str, **suite: Any) -> Phrase:
    suite = {"chemin": faute.chemin, "fait": ("valeur", faute.chemin), **suite}
    return Phrase(controle=controle, message=_majuscule(message), **suite)


def _majuscule(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


def _type(faute: Faute) -> Iterator[Phrase]:
    vide = faute.valeur is None
    if faute.champ.choix and not vide and not isinstance(faute.valeur, list | dict):
        yield from _choix(faute)
        return
    attendu = type_attendu(faute.attente)
    message = (
        f"{faute.sujet} n’a pas de valeur."
        if vide
        else f"{faute.sujet} contient {lu(faute.valeur)}{FINE}; il faut {attendu}."
    )
    correction = "" if vide else corriger_type(faute.valeur, faute.attente, faute.champ)
    yield _dit(
        faute,
        controles.TYPE,
        message,
        attendu=_forme_attendue(faute, f"{_majuscule(attendu)}."),
        remede=remede_type(faute.valeur, faute.attente, faute.champ, correction),
        suggestion=correction,
    )


def _required(faute: Faute) -> Iterator[Phrase]:
    for cle in faute.attente:
        if cle not in faute.valeur:
            yield _manque(faute, cle, f"Il manque {faute.enfant(cle)}{_dans(faute)}.")


def _dependent_required(faute: Faute) -> Iterator[Phrase]:
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
    return _dit(
        faute,
        controles.CHAMP_MANQUANT,
        message,
        fait=("manque", faute.chemin, cle),
        cible=Cible.CLE if faute.chemin and isinstance(faute.chemin[-1], str) else Cible.VALEUR,
        attendu=_phrase(faute.cas) or (first_sentence(champ.description) if champ else ""),
        remede=(
            f"Ajoutez une ligne, par exemple{NB}: {ligne}"
            if len(ligne) <= 120
            else f"Ajoutez «{NB}{cle}:{NB}» avec sa valeur."
        ),
    )


def _dans(faute: Faute) -> str:
    return f" dans {faute.sujet}" if faute.chemin else ""


def _additional_properties(faute: Faute) -> Iterator[Phrase]:
    connus = {champ.cle: (champ.titre,) for champ in faute.champ.enfants}
    libres = {cle: noms for cle, noms in connus.items() if cle not in faute.valeur}
    admis = faute.schema.get("patternProperties")
    for cle in faute.valeur:
        if cle in connus or (admis and _suit_un_motif(cle, admis)):
            continue
        voisin = proche(cle, libres)
        yield _dit(
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
    return f"Champs possibles{NB}: {', '.join(cles)}."


def _property_names(faute: Faute) -> Iterator[Phrase]:
    yield _dit(
        faute,
        controles.CHAMP_INCONNU,
        f"{montrer(faute.valeur)} n’a pas la forme d’un nom de champ{_dans(faute)}.",
        chemin=(*faute.chemin, faute.valeur),
        fait=("cle", faute.chemin, faute.valeur),
        cible=Cible.CLE,
        attendu=_phrase(first_sentence(faute.schema.get("description", ""))),
        remede="Corrigez ce nom.",
    )


def _choix(faute: Faute) -> Iterator[Phrase]:
    possibles = faute.champ.choix or _choix_du_schema(faute)
    suggestion = corriger_choix(faute.valeur, possibles)
    yield _dit(
        faute,
        controles.CHOIX,
        f"{montrer(faute.valeur)} n’est pas un choix possible pour {faute.liste}.",
        attendu=f"Choix possibles{NB}: {_liste_choix(possibles)}.",
        remede=(
            f"Vouliez-vous dire {nommer(suggestion, possibles[suggestion])}{FINE}?"
            if suggestion
            else "Remplacez la valeur par l’un de ces choix."
        ),
        suggestion=en_yaml(suggestion) if suggestion else "",
    )


def _choix_du_schema(faute: Faute) -> dict[str, str]:
    if faute.mot == "enum":
        return {str(valeur): "" for valeur in faute.attente}
    if faute.mot == "const":
        return {en_yaml(faute.attente): ""}
    return {str(branche["const"]): branche.get("title", "") for branche in faute.attente}


def _liste_choix(possibles: Mapping[str, str]) -> str:
    return ", ".join(
        valeur if not titre or titre == valeur else f"{valeur} ({titre})"
        for valeur, titre in possibles.items()
    )


def _one_of(faute: Faute) -> Iterator[Phrase]:
    """Choices, or « l’un ou l’autre » of several fields; what else is a general sentence."""
    branches = faute.attente
    if all("const" in branche for branche in branches):
        yield from _choix(faute)
    elif all("required" in branche for branche in branches):
        yield _l_un_ou_l_autre(faute)
    else:
        yield from _autre(faute)


def _l_un_ou_l_autre(faute: Faute) -> Phrase:
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
        message = f"Il manque {noms(groupes, 'ou')}{_dans(faute)}."
        remede = f"Ajoutez l’un des deux{', et un seul' if exclusif else ''}."
    combien = "Un seul" if exclusif else "L’un au moins"
    return _dit(
        faute,
        controles.COMBINAISON,
        message,
        fait=("ensemble", faute.chemin),
        attendu=f"{combien} de ces cas{NB}: {enumerer(titres, 'ou')}." if titres else "",
        remede=remede,
    )


def _not(faute: Faute) -> Iterator[Phrase]:
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
    yield _dit(
        faute,
        controles.COMBINAISON,
        message,
        fait=("ensemble", faute.chemin),
        attendu=_phrase(refuse.get("title", "")),
        remede=refuse.get("description", "Supprimez l’un de ces champs."),
    )


def _de_trop(faute: Faute, cle: str, refuse: Mapping[str, Any]) -> Phrase:
    """Say that a field does not go with what another one says: a condition refuses it."""
    return _dit(
        faute,
        controles.COMBINAISON,
        f"{faute.enfant(cle)} n’a pas sa place ici.",
        chemin=(*faute.chemin, cle),
        fait=("cle", faute.chemin, cle),
        cible=Cible.CLE,
        attendu=_phrase(refuse.get("title", "")),
        remede=refuse.get("description", "Supprimez ce champ."),
    )


def _pattern(faute: Faute) -> Iterator[Phrase]:
    if faute.schema.get("format") == "date":
        yield from _date(faute)
        return
    correction = corriger_forme(faute.valeur, faute.schema)
    yield _dit(
        faute,
        controles.FORME,
        f"{montrer(faute.valeur)} n’a pas la forme attendue pour {faute.liste}.",
        attendu=_forme_attendue(faute),
        remede=f"Écrivez{NB}: {correction}" if correction else "Corrigez la valeur.",
        suggestion=correction,
    )


def _date(faute: Faute) -> Iterator[Phrase]:
    correction = corriger_forme(faute.valeur, faute.schema)
    yield _dit(
        faute,
        controles.DATE,
        f"{montrer(faute.valeur)} n’est pas une date admise pour {faute.liste}.",
        attendu=f"Une date du calendrier, écrite année-mois-jour{NB}: 2025-03-12.",
        remede=f"Écrivez{NB}: {correction}" if correction else "Corrigez la date.",
        suggestion=correction,
    )


def _forme_attendue(faute: Faute, defaut: str = "") -> str:
    """Say the form in words: the first sentence of the schema that has the pattern."""
    if "pattern" not in faute.schema:
        return defaut
    forme = first_sentence(faute.schema.get("description", "")).rstrip(".")
    exemples = faute.champ.exemples or faute.schema.get("examples", ())
    exemple = f" (par exemple{NB}: {en_yaml(exemples[0])})" if exemples else ""
    if exemples and str(exemples[0]) in forme:
        exemple = ""
    return f"Forme attendue{NB}: {forme[:1].lower() + forme[1:]}{exemple}."


def _max_length(faute: Faute) -> Iterator[Phrase]:
    if faute.schema.get("format") == "date":
        yield from _date(faute)
        return
    trop = len(faute.valeur) - faute.attente
    yield _dit(
        faute,
        controles.LONGUEUR,
        f"{faute.sujet} compte {compter(len(faute.valeur), 'caractère')}.",
        attendu=f"{compter(faute.attente, 'caractère')} au plus.",
        remede=f"Raccourcissez ce texte de {compter(trop, 'caractère')}.",
    )


def _min_length(faute: Faute) -> Iterator[Phrase]:
    vide = not faute.valeur
    compte = compter(len(faute.valeur), "caractère")
    yield _dit(
        faute,
        controles.LONGUEUR,
        f"{faute.sujet} est vide." if vide else f"{faute.sujet} ne compte que {compte}.",
        attendu=_valeur_attendue(faute, "caractère"),
        remede="Écrivez la valeur." if faute.champ.obligatoire else _ou_supprimez(),
    )


def _ou_supprimez() -> str:
    return "Écrivez la valeur, ou supprimez la ligne s’il n’y a rien à dire."


def _valeur_attendue(faute: Faute, nom: str) -> str:
    """Say what goes into a text or a list that is empty, or how much is missing."""
    if not faute.valeur and faute.champ.description:
        return first_sentence(faute.champ.description)
    return f"{compter(faute.attente, nom)} au moins."


def _max_items(faute: Faute) -> Iterator[Phrase]:
    yield _dit(
        faute,
        controles.LONGUEUR,
        f"{faute.sujet} compte {compter(len(faute.valeur), 'élément')}.",
        attendu=f"{compter(faute.attente, 'élément')} au plus.",
        remede="Gardez les éléments qui comptent, supprimez les autres.",
    )


def _min_items(faute: Faute) -> Iterator[Phrase]:
    vide = not faute.valeur
    compte = compter(len(faute.valeur), "élément")
    yield _dit(
        faute,
        controles.LONGUEUR,
        f"{faute.sujet} est vide." if vide else f"{faute.sujet} ne compte que {compte}.",
        attendu=_valeur_attendue(faute, "élément"),
        remede="Complétez la liste.",
    )


def _unique_items(faute: Faute) -> Iterator[Phrase]:
    vus: list[tuple[str, object]] = []
    for rang, element in enumerate(faute.valeur):
        cle = (type(element).__name__, element)
        if cle in vus:
            yield _dit(
                faute,
                controles.REPETITION,
                f"{faute.sujet} répète {_repete(element)}.",
                chemin=(*faute.chemin, rang),
                fait=("valeur", (*faute.chemin, rang)),
                attendu="Chaque élément une seule fois.",
                remede="Supprimez l’élément répété, ou remplacez-le par celui qui manque.",
            )
        vus.append(cle)


def _repete(element: object) -> str:
    return montrer(element) if isinstance(element, str | int | float) else lu(element)


def _properties_count(faute: Faute) -> Iterator[Phrase]:
    au_moins = faute.mot == "minProperties"
    compte = compter(len(faute.valeur), "champ")
    yield _dit(
        faute,
        controles.LONGUEUR,
        f"{faute.sujet} est vide." if not faute.valeur else f"{faute.sujet} compte {compte}.",
        attendu=f"{compter(faute.attente, 'champ')} au {'moins' if au_moins else 'plus'}.",
        remede=(
            "Ajoutez un champ, ou supprimez le groupe." if au_moins else "Supprimez des champs."
        ),
    )


def _bound(mot: str) -> Callable[[Faute], Iterator[Phrase]]:
    borne = {
        "minimum": "{} au moins.",
        "maximum": "{} au plus.",
        "exclusiveMinimum": "Plus de {}.",
        "exclusiveMaximum": "Moins de {}.",
        "multipleOf": "Un multiple de {}.",
    }[mot]

    def dit(faute: Faute) -> Iterator[Phrase]:
        yield _dit(
            faute,
            controles.NOMBRE,
            f"{faute.sujet} vaut {en_yaml(faute.valeur)[:60]}.",
            attendu=borne.format(en_yaml(faute.attente)),
            remede="Vérifiez le nombre et son unité.",
        )

    return dit


def _contains(faute: Faute) -> Iterator[Phrase]:
    contenu = faute.attente if isinstance(faute.attente, dict) else {}
    attendu = contenu.get("description", "")
    if "const" in contenu:
        attendu = f"Un élément égal à {montrer(contenu['const'])}."
    yield _dit(
        faute,
        controles.AUTRE,
        f"{faute.sujet} ne contient pas l’élément attendu.",
        attendu=attendu,
        remede="Ajoutez cet élément à la liste.",
    )


def _autre(faute: Faute) -> Iterator[Phrase]:
    yield _dit(
        faute,
        controles.AUTRE,
        f"{faute.sujet} ne convient pas{NB}: {lu(faute.valeur)} n’a pas sa place ici.",
        attendu=faute.champ.description,
        remede="Reprenez la description du champ et corrigez la valeur.",
    )


def _phrase(texte: str) -> str:
    return texte if not texte or texte.endswith(".") else f"{texte}."


PHRASES: Mapping[str, Callable[[Faute], Iterator[Phrase]]] = {
    "type": _type,
    "enum": _choix,
    "const": _choix,
    "oneOf": _one_of,
    "anyOf": _one_of,
    "minLength": _min_length,
    "format": _date,
    "pattern": _pattern,
    "maxLength": _max_length,
    "maxItems": _max_items,
    "minItems": _min_items,
    "uniqueItems": _unique_items,
    "contains": _contains,
    "minProperties": _properties_count,
    "maxProperties": _properties_count,
    **{
        mot: _bound(mot)
        for mot in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
    },
    "additionalProperties": _additional_properties,
    "propertyNames": _property_names,
    "required": _required,
    "not": _not,
    "dependentRequired": _dependent_required,
}
"""By keyword, the most telling first: of two faults of one place, the first one is said."""
