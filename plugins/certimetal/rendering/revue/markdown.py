"""A review as one comment of a forge: bounded whatever the change, folded, the same bytes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP, compter
from certimetal.rendering.revue.neutre import plain

if TYPE_CHECKING:
    from certimetal.rendering.revue.dossier import Ligne, Morceau, Section
    from certimetal.rendering.revue.recit import Recit

MARQUE = "<!-- certimetal-revue -->"
"""By it, a bot finds its own comment, and edits it."""
LIMITE = 60_000
LIMITE_SECTION = 8_000
LIMITE_LIGNE = 4_000
_RESERVE = 1_500  # for the sentence that says what is cut, and the command
_BALISES = {"ajoute": "ins", "retire": "del", "fort": "strong", "deplace": "em"}


def render(recit: Recit) -> str:
    """Return the comment, shorter than ``LIMITE`` characters."""
    blocs = [MARQUE, f"## {plain(recit.titre)}", f"**{plain(recit.verdict)}**"]
    longueur = sum(len(bloc) + 2 for bloc in blocs)
    montrees = 0
    for section in recit.sections:
        bloc = _section(section)
        if longueur + len(bloc) + 2 > LIMITE - _RESERVE:
            break
        blocs.append(bloc)
        longueur += len(bloc) + 2
        montrees += 1
    cachees = len(recit.sections) - montrees
    if cachees:
        parties = compter(cachees, "partie n’est pas montrée", "parties ne sont pas montrées")
        blocs.append(f"… {plain(parties)}.")
    if recit.sections:
        commande = recit.commande.replace("`", "")[:1_000]
        blocs.append(f"Pour tout lire{NBSP}: `{commande}`")
    return "\n\n".join(blocs) + "\n"


def _section(section: Section) -> str:
    parts = []
    if section.tableau:
        parts.append(_tableau(section.tableau))
    if section.lignes:
        parts.append(_lignes(section.lignes))
    corps = "\n\n".join(parts)
    titre = plain(section.titre)
    if section.replie:
        # a blank line on both sides, for Markdown to be read inside
        return f"<details><summary>{titre}</summary>\n\n{corps}\n\n</details>"
    return f"### {titre}\n\n{corps}"


def _lignes(lignes: tuple[Ligne, ...]) -> str:
    montrees: list[str] = []
    longueur = 0
    for ligne in lignes:
        ecrite = f"- {_ligne(ligne)}"
        longueur += len(ecrite) + 1
        if longueur > LIMITE_SECTION:
            reste = compter(len(lignes) - len(montrees), "ligne", "lignes")
            montrees.append(f"- … encore {reste}")
            break
        montrees.append(ecrite)
    return "\n".join(montrees)


def _ligne(ligne: Ligne) -> str:
    """Write the pieces of a line, cut with a count: a mark that is opened is closed."""
    ecrits: list[str] = []
    longueur = 0
    for rang, morceau in enumerate(ligne):
        ecrit = _morceau(morceau)
        if longueur + len(ecrit) > LIMITE_LIGNE:
            reste = sum(len(m.texte) for m in ligne[rang:])
            place = max(0, (LIMITE_LIGNE - longueur) // 3)
            coupe = morceau._replace(texte=morceau.texte[:place])
            ecrits.append(
                f"{_morceau(coupe)} … ({compter(reste - place, 'caractère', 'caractères')} de plus)"
            )
            break
        ecrits.append(ecrit)
        longueur += len(ecrit)
    return "".join(ecrits).strip()


def _morceau(morceau: Morceau) -> str:
    texte = plain(morceau.texte)
    balise = _BALISES.get(morceau.style)
    if balise and texte:
        mention = "déplacé\u00a0: " if morceau.style == "deplace" else ""
        texte = f"<{balise}>{mention}{texte}</{balise}>"
    avant = " " if morceau.texte[:1].isspace() else ""
    apres = " " if morceau.texte[-1:].isspace() else ""
    return f"{avant}{texte}{apres}"


def _tableau(rangees: tuple[tuple[str, ...], ...]) -> str:
    lignes = ["| " + " | ".join(map(plain, rangee)) + " |" for rangee in rangees]
    trait = "|" + "---|" * len(rangees[0])
    return "\n".join((lignes[0], trait, *lignes[1:]))
