"""``CODEOWNERS``: whom a forge asks to approve what, as the registry names them on a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP, enumerer, guillemets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.territoire import Certificateur, Personne

_NATIONAL = ("criteria", "schemas")
_EN_TETE = (
    "Qui doit approuver quoi. Écrit par « certimetal codeowners », d’après les comptes de",
    "criteria/ : n’y changez rien à la main, changez criteria/ et relancez la commande.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the repository and the accounts in charge of it, as they are written there.

    ``dossier`` is a folder, empty for all that no other part holds; ``siren`` narrows it to the
    dossiers of one OF. ``source`` is the file where accounts are added.
    """

    titre: str
    dossier: str
    comptes: tuple[str, ...]
    source: str
    siren: str = ""


def parts(referentiel: Referentiel, au: date) -> tuple[Part, ...]:
    """Return the parts, the widest first: where several hold a file, the last one counts."""
    mainteneurs = _comptes(referentiel.mainteneurs, au)
    national = _comptes(referentiel.national, au)
    source = "criteria/national.yml"
    return (
        Part(titre="L’outil et le site", dossier="", comptes=mainteneurs, source=source),
        *(
            Part(titre=f"Le référentiel ({nom}/)", dossier=nom, comptes=national, source=source)
            for nom in _NATIONAL
        ),
        *(
            part
            for code in sorted(referentiel.certificateurs)
            for part in _du_certificateur(referentiel.certificateurs[code], au)
        ),
    )


def render_github(parts_: Iterable[Part]) -> str:
    """Return the file for GitHub and GitLab: patterns; the last that fits a file counts."""
    return _fichier((_ligne(_motif(part), part) for part in parts_), _EN_TETE)


def render_forgejo(parts_: Iterable[Part]) -> str:
    """Return the file for Forgejo and Gitea: whole regular expressions, each of which counts.

    These cannot take one dossier out of a folder: the review itself still refuses an account
    that has declared an interest.
    """
    larges = [part for part in parts_ if not part.siren]
    ailleurs = "|".join(re.escape(part.dossier) for part in larges if part.dossier)
    lignes = (
        _ligne(f"{part.dossier}/.*" if part.dossier else f"!({ailleurs})/.*", part)
        for part in larges
    )
    return _fichier(lignes, _EN_TETE)


FICHIERS: Mapping[str, str] = {
    ".github/CODEOWNERS": "github",
    ".gitlab/CODEOWNERS": "github",
    ".forgejo/CODEOWNERS": "forgejo",
}
"""Where each forge reads it, and in which form."""


def render_all(parts_: tuple[Part, ...]) -> dict[str, str]:
    """Return all the files, by path."""
    formes = {"github": render_github(parts_), "forgejo": render_forgejo(parts_)}
    return {chemin: formes[forme] for chemin, forme in FICHIERS.items()}


def tell_vides(parts_: tuple[Part, ...]) -> str:
    """Say which parts nobody is in charge of, and what to do; empty where there is none."""
    vides = [part for part in parts_ if not part.comptes and not part.siren]
    if not vides:
        return ""
    sources = enumerer(sorted({part.source for part in vides}))
    if len(vides) == len([part for part in parts_ if not part.siren]):
        return (
            f"Le registre ne nomme encore personne{NBSP}: la forge ne demandera l’accord de "
            f"personne. Inscrivez les premiers comptes dans {sources}, puis relancez la commande.\n"
        )
    noms = enumerer([guillemets(part.titre) for part in vides])
    return (
        f"Personne n’est inscrit pour {noms}{NBSP}: la forge n’y demandera que l’accord des "
        f"mainteneurs, s’il y en a. Les comptes s’inscrivent dans {sources}.\n"
    )


def tell_ecarts(perimes: Iterable[str]) -> str:
    """Say which files are not what the registry says today, and what to do."""
    noms = list(perimes)
    if not noms:
        return "Les fichiers CODEOWNERS disent ce que dit le registre.\n"
    verbe = "ne dit pas" if len(noms) == 1 else "ne disent pas"
    return (
        f"{enumerer(noms)} {verbe} ce que dit le registre aujourd’hui. Un compte a changé dans "
        "criteria/, un mandat a commencé ou a pris fin, ou le fichier a été écrit à la main. "
        f"Pour le récrire{NBSP}: {guillemets('certimetal codeowners')}, puis proposez le "
        "changement.\n"
    )


def _du_certificateur(certificateur: Certificateur, au: date) -> Iterator[Part]:
    """Yield its folder, then the dossiers in which some of its people have an interest."""
    personnes = (
        *certificateur.secretariat,
        *certificateur.auditeurs,
        *certificateur.signataires,
    )
    dossier = f"dossiers/{certificateur.code}"
    source = f"criteria/certificateurs/{certificateur.code}.yml"
    titre = f"{certificateur.nom} ({dossier}/)"
    yield Part(titre=titre, dossier=dossier, comptes=_comptes(personnes, au), source=source)
    for siren in sorted({siren for personne in personnes for siren in personne.interets}):
        interesses = {p.compte.casefold() for p in personnes if siren in p.interets}
        libres = tuple(p for p in personnes if p.compte.casefold() not in interesses)
        yield Part(
            titre=f"Sauf qui a déclaré un intérêt au SIREN {siren}",
            dossier=dossier,
            comptes=_comptes(libres, au),
            source=source,
            siren=siren,
        )


def _comptes(personnes: Iterable[Personne], au: date) -> tuple[str, ...]:
    """Return the accounts whose mandate holds on ``au``, each once: forges fold cases."""
    trouves: dict[str, str] = {}
    for personne in personnes:
        if (personne.depuis or au) <= au <= (personne.jusqu_au or au) and personne.compte:
            trouves.setdefault(personne.compte.casefold(), personne.compte)
    return tuple(trouves[cle] for cle in sorted(trouves))


def _motif(part: Part) -> str:
    if not part.dossier:
        return "*"
    return f"/{part.dossier}/{part.siren}*/" if part.siren else f"/{part.dossier}/"


def _ligne(motif: str, part: Part) -> tuple[str, ...]:
    """Return the lines of a part; one that excludes everybody still stands, without an owner."""
    if part.comptes:
        return (f"# {part.titre}", f"{motif} {' '.join(f'@{c}' for c in part.comptes)}")
    if part.siren:
        return (f"# {part.titre}", motif)
    return (f"# {part.titre} : personne n’est inscrit ({part.source}).",)


def _fichier(lignes: Iterable[tuple[str, ...]], en_tete: Iterable[str]) -> str:
    blocs = ["\n".join(f"# {ligne}" for ligne in en_tete), *("\n".join(bloc) for bloc in lignes)]
    return "\n\n".join(blocs) + "\n"
