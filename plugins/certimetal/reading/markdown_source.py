"""An answer's file: its front matter between two lines of dashes, then the answer in Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.francais import citer
from certimetal.domain.limites_markdown import Limite, depassement
from certimetal.location import Location
from certimetal.reading import controles_markdown as c
from certimetal.reading.positions import Lignes
from certimetal.reading.signalement import signaler

if TYPE_CHECKING:
    from certimetal.finding import Finding

_OUVERTURE = re.compile(r"\n*---[ \t]*(?:\n|\Z)")
_FERMETURE = re.compile(r"\n(---|\.\.\.)[ \t]*(?:\n|\Z)")  # « ^ » would be tried at each character
_PRESQUE = re.compile(r"^[ \t\u00a0]*(?:-{2,}|[–—―]+|-[–—]|[*_]{3,})[ \t\u00a0]*$", re.MULTILINE)
_ATTENDU = (
    "Une ligne faite de trois tirets (---), les champs, puis une autre ligne de trois tirets."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoupe:
    """A file cut in two: ``front_line`` and ``body_line`` are the lines where the parts begin.

    ``complete`` is false where the front matter's limits were not found: there are no fields then,
    and ``body`` holds all the text, so that nothing is lost to view.
    """

    front: str = ""
    front_line: int = 1
    body: str = ""
    body_line: int = 1
    findings: tuple[Finding, ...] = ()
    complete: bool = True


def split(text: str, *, path: str) -> Decoupe:
    """Cut a file as ``decode`` gives it; it never raises for what the text holds."""
    ouverture = _OUVERTURE.match(text)
    if ouverture is None:
        return _sans_entete(text, path)
    fermeture = _FERMETURE.search(text, ouverture.end() - 1)
    if fermeture is None:
        return _non_ferme(text, ouverture.end(), path)
    findings: list[Finding] = []
    tirets = text.index("-")
    if tirets:
        findings.append(_lignes_avant(tirets, path))
    front_line = tirets + 2
    front = text[ouverture.end() : fermeture.start() + 1]
    fermeture_line = front_line + front.count("\n")
    if fermeture[1] == "...":
        findings.append(_trois_points(fermeture_line, path))
    body = text[fermeture.end() :]
    findings += _limites(body, fermeture_line + 1, path)
    return Decoupe(
        front=front,
        front_line=front_line,
        body=body,
        body_line=fermeture_line + 1,
        findings=tuple(findings),
    )


def _sans_entete(text: str, path: str) -> Decoupe:
    debut = len(text) - len(text.lstrip())
    ligne = text.count("\n", 0, debut) + 1 if text.strip() else 1
    premiere = text[debut:].split("\n", 1)[0].rstrip()
    if not premiere:
        message = "Ce fichier est vide : il n’a ni en-tête ni réponse."
    elif _PRESQUE.match(premiere):
        message = (
            f"La première ligne, {citer(premiere)}, ressemble à l’ouverture de l’en-tête, mais ce "
            "n’est pas trois tirets seuls."
        )
    else:
        message = "Ce fichier ne commence pas par un en-tête."
    finding = signaler(
        c.ENTETE_ABSENT,
        Location(path=path, line=ligne, end_column=len(premiere) + 1 if premiere else 0),
        message,
        attendu=_ATTENDU,
        remede="Ajoutez ces deux lignes au début du fichier, avec les champs entre elles.",
        extrait=Lignes(text).montrer(ligne),
    )
    return Decoupe(body=text, findings=(finding, *_limites(text, 1, path)), complete=False)


def _non_ferme(text: str, debut: int, path: str) -> Decoupe:
    lignes = Lignes(text)
    presque = next((m for m in _PRESQUE.finditer(text, debut)), None)
    ligne = lignes.position(presque.start() if presque else max(debut - 1, 0))[0]
    if presque is None:
        message = f"L’en-tête ouvert à la ligne {ligne} n’est jamais fermé."
    else:
        message = (
            f"La ligne {citer(presque[0])} ressemble à la fin de l’en-tête, mais ce n’est pas "
            "trois tirets seuls au début de la ligne."
        )
    finding = signaler(
        c.ENTETE_NON_FERME,
        Location(path=path, line=ligne, end_column=len(lignes.contenu(ligne)) + 1),
        message,
        attendu=_ATTENDU,
        remede="Mettez une ligne de trois tirets (---) entre le dernier champ et la réponse.",
        suggestion="---" if presque else "",
        extrait=lignes.montrer(ligne),
    )
    body_line = lignes.position(debut)[0]
    body = text[debut:]
    return Decoupe(
        body=body,
        body_line=body_line,
        findings=(finding, *_limites(body, body_line, path)),
        complete=False,
    )


def _lignes_avant(nombre: int, path: str) -> Finding:
    return signaler(
        c.LIGNES_AVANT,
        Location(path=path),
        "L’en-tête est précédé d’une ligne vide."
        if nombre == 1
        else f"L’en-tête est précédé de {nombre} lignes vides.",
        attendu="Les trois tirets à la première ligne du fichier.",
        remede="Effacez ce qui précède les trois tirets.",
    )


def _trois_points(ligne: int, path: str) -> Finding:
    return signaler(
        c.ENTETE_FERMETURE,
        Location(path=path, line=ligne, end_column=4),
        "L’en-tête est fermé par trois points.",
        attendu="Trois tirets (---).",
        remede="Remplacez les trois points par trois tirets.",
        suggestion="---",
        extrait="...",
    )


def _limites(body: str, body_line: int, path: str) -> list[Finding]:
    exces = depassement(body)
    if exces is None:
        return []
    lignes = Lignes(body)
    numero = lignes.position(exces.debut)[0]
    place = Location(path=path, line=body_line + numero - 1)
    if exces.limite is Limite.TAILLE:
        return [
            signaler(
                c.CORPS_TROP_LONG,
                place,
                f"Le texte de la réponse pèse {exces.compte // 1024} Ko.",
                attendu="64 Ko au plus, soit une trentaine de pages.",
                remede="Déposez en annexe les procédures et les modèles, et citez-les.",
            )
        ]
    colonnes = exces.limite is Limite.COLONNES
    return [
        signaler(
            c.TROP_COMPLEXE,
            place,
            f"Ce tableau a {exces.compte} colonnes."
            if colonnes
            else f"Les listes et les citations s’imbriquent ici sur {exces.compte} niveaux.",
            attendu="20 colonnes au plus." if colonnes else "64 niveaux au plus.",
            remede="Déposez ce tableau en annexe."
            if colonnes
            else "Simplifiez la mise en forme de cette ligne.",
            extrait=lignes.montrer(numero),
        )
    ]
