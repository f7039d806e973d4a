"""The files of a new dossier: every field with what it wants, in the words of its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.dossier import CONSIGNE_A_EFFACER
from certimetal.writing.commentaire import commenter
from certimetal.writing.modeline import modeline_dossier
from certimetal.writing.yaml_plain import block, inline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from certimetal.domain.champ import Champ
    from certimetal.domain.referentiel import Indicateur

_EN_TETE_FICHE = """\
Dossier d’habilitation CERTIMÉTAL : identification de l’organisme.

Les lignes qui commencent par « # » expliquent ce qui est attendu. Elles ne comptent pas : vous \
pouvez les supprimer. Complétez les autres lignes, après les deux-points et entre les guillemets. \
Un champ facultatif est précédé de « # » : pour l’employer, retirez ce « # » sans rien changer \
d’autre au début de la ligne.

Tous ceux qui peuvent lire le dépôt peuvent lire ce fichier, même si la diffusion est \
« restreinte », qui protège le site et non le dépôt. Ce qui y est écrit reste dans l’historique : \
la fonction, jamais le nom d’une personne ; aucune donnée de candidat ; aucune signature.

Pour vérifier votre dossier : certimetal valider
"""

_ENGAGEMENTS = """\
ENGAGEMENTS. Ils précisent votre réponse et sont tous facultatifs. Pour en prendre un, retirez le \
« # » qui est au début de sa ligne, sans rien changer d’autre, puis remplacez l’exemple.
"""

_ANNEXES = """\
ANNEXES. Pour en lister, remplacez la ligne « annexes: [] » par les lignes de l’exemple qui \
convient, sans leur « # ». Un document qui porte des noms, des signatures ou des données de \
candidats n’est jamais versé : il a un lieu de conservation et une empreinte, que le site calcule.
"""


def make_skeleton(
    siret: str,
    edition: str,
    *,
    exemple: bool,
    fiche: Champ,
    reponses: Mapping[str, Champ],
    indicateurs: Mapping[str, Indicateur],
    connus: Mapping[str, Any] | None = None,
    dits: Mapping[str, tuple[Mapping[str, Any], str]] | None = None,
) -> dict[str, str]:
    """Return the text of each file of a new dossier, by its path below the dossier's folder.

    ``reponses`` are the schemas of the answers by indicator. What the OF must say is empty, so
    that every check names it, save the fields of ``connus``; ``exemple`` marks a fictitious one.
    ``dits`` are the fields and the text of answers that are known already, by indicator.
    """
    remplis: dict[str, Any] = {**(connus or {}), "edition": edition, "siret": siret}
    if exemple:
        remplis["exemple"] = True
    files = {"dossier.yml": _fiche(fiche, remplis)}
    for code, champ in reponses.items():
        champs, corps = (dits or {}).get(code, ({}, ""))
        files[f"reponses/{code}.md"] = _reponse(champ, indicateurs[code], champs, corps)
    return files


def _fiche(fiche: Champ, connus: Mapping[str, Any]) -> str:
    lignes = [modeline_dossier(), "#"]
    lignes += commenter(_EN_TETE_FICHE)
    for champ in fiche.enfants:
        lignes.append("")
        if champ.cle in connus:
            lignes += [*_explication(champ, montre=False), *block(champ.cle, connus[champ.cle])]
        elif champ.obligatoire:
            lignes += _a_remplir(champ)
        else:
            lignes += [*_explication(champ), *_exemple(champ)]
    return "\n".join(lignes) + "\n"


def _reponse(champ: Champ, indicateur: Indicateur, dits: Mapping[str, Any], corps: str) -> str:
    lignes = ["---"]
    lignes += commenter(f"{indicateur.code}. {indicateur.capacite}")
    lignes += ["#", *commenter(_ENGAGEMENTS)]
    annexes = next((enfant for enfant in champ.enfants if enfant.cle == "annexes"), None)
    for engagement in champ.enfants:
        if engagement is not annexes:
            lignes += ["", *_engagement(engagement, dits)]
    if annexes is not None:
        lignes += ["", *_annexes(annexes, indicateur, dits.get(annexes.cle))]
    if corps:
        return "\n".join([*lignes, "---"]) + f"\n{corps}"
    lignes += ["---", "", *_consigne(indicateur)]
    return "\n".join(lignes) + "\n"


def _engagement(champ: Champ, dits: Mapping[str, Any]) -> list[str]:
    if champ.cle in dits:
        return [*_explication(champ, montre=False), *block(champ.cle, dits[champ.cle])]
    return [*_explication(champ), *_exemple(champ)]


def _consigne(indicateur: Indicateur) -> list[str]:
    texte = " ".join(indicateur.consigne.split())
    return [
        f"> **{CONSIGNE_A_EFFACER}.** {texte}",
        ">",
        "> Écrivez votre réponse sous ce cadre, puis supprimez-le.",
    ]


def _annexes(annexes: Champ, indicateur: Indicateur, dites: Any = None) -> list[str]:
    lignes = commenter(_ANNEXES)
    lignes += ["#", *commenter("Éléments de preuve donnés en exemple (aucun n’est imposé) :")]
    for element in indicateur.elements_de_preuve:
        premiere, *suivantes = [ligne for ligne in element.splitlines() if ligne.strip()]
        lignes += commenter(premiere, retrait="  - ", suite="    ")
        for ligne in suivantes:
            lignes += commenter(ligne, retrait="    ", suite="      ")
    exemples = {c.cle: c.exemples[0] for c in _enfants(annexes.element) if c.exemples}
    versee = {cle: valeur for cle, valeur in exemples.items() if cle not in _HORS_DEPOT}
    gardee = {cle: valeur for cle, valeur in exemples.items() if cle != "fichier"}
    lignes += ["#", *commenter("Exemple d’un document versé au dossier :")]
    lignes += _commente(block("annexes", [_du_code(versee, indicateur.code, 1)]))
    lignes += ["#", *commenter("Exemple d’un document gardé ailleurs :")]
    gardee |= {"diffusion": "restreinte"}
    lignes += _commente(block("annexes", [_du_code(gardee, indicateur.code, 1)]))
    return [*lignes, *block(annexes.cle, dites or [])]


_HORS_DEPOT = frozenset({"conservation", "empreinte"})


def _du_code(annexe: Mapping[str, Any], indicateur: str, rang: int) -> dict[str, Any]:
    """Give an example of annexe the code of its indicator, in its file's name too."""
    code = f"{indicateur}-A{rang:02}"
    ancien = str(annexe.get("code", ""))
    return {
        cle: valeur.replace(ancien, code) if ancien and isinstance(valeur, str) else valeur
        for cle, valeur in annexe.items()
    }


def _a_remplir(champ: Champ, retrait: str = "") -> list[str]:
    """Return a field that must be given: explained, and empty."""
    lignes = [f"{retrait}{ligne}" for ligne in _explication(champ)]
    if champ.enfants:
        return [*lignes, f"{retrait}{champ.cle}:", *_enfants_a_remplir(champ, f"{retrait}  ")]
    if champ.element is not None and champ.element.enfants:
        element = _enfants_a_remplir(champ.element, f"{retrait}    ")
        return [*lignes, f"{retrait}{champ.cle}:", *_premier_element(element, retrait)]
    vide = {"array": "[]", "boolean": "", "integer": ""}.get(champ.type, '""')
    return [*lignes, f"{retrait}{champ.cle}: {vide}".rstrip()]


def _enfants_a_remplir(champ: Champ, retrait: str) -> list[str]:
    lignes: list[str] = []
    for enfant in champ.enfants:
        if enfant.obligatoire:
            lignes += _a_remplir(enfant, retrait)
        else:
            lignes += [f"{retrait}{ligne}" for ligne in _explication(enfant)]
            lignes += [f"{retrait}{ligne}" for ligne in _exemple(enfant)]
    return lignes


def _premier_element(lignes: list[str], retrait: str) -> Iterator[str]:
    """Put the dash of a list before the first line that is not a comment."""
    pose = False
    for ligne in lignes:
        if pose or ligne.lstrip().startswith("#"):
            yield ligne
        else:
            yield f"{retrait}  - {ligne.lstrip()}"
            pose = True


def _explication(champ: Champ, *, montre: bool = True) -> list[str]:
    """Return what a field is, as comments: title, description, choices, and where ``montre`` an
    example of what is still to be given."""
    besoin = "obligatoire" if champ.obligatoire else "facultatif"
    lignes = commenter(f"{champ.titre} ({besoin})")
    if champ.description:
        lignes += commenter(champ.description, retrait="  ", suite="  ")
    choix = champ.choix or (champ.element.choix if champ.element else {})
    if choix:
        combien = "un ou plusieurs" if champ.element else "un seul"
        lignes += commenter(f"  Choix possibles ({combien}) :")
        for valeur, titre in choix.items():
            lignes += commenter(f"{valeur} : {titre}", retrait="    ", suite="      ")
    elif montre and champ.obligatoire and champ.exemples and not (champ.enfants or champ.element):
        lignes += commenter(f"Exemple : {inline(champ.exemples[0])}", retrait="  ")
    return lignes


def _exemple(champ: Champ) -> list[str]:
    """Return an optional field as its example, set aside by a « # » alone."""
    return _commente(block(champ.cle, champ.exemples[0])) if champ.exemples else []


def _commente(lignes: list[str]) -> list[str]:
    return [f"#{ligne}" for ligne in lignes]


def _enfants(champ: Champ | None) -> tuple[Champ, ...]:
    return champ.enfants if champ else ()
