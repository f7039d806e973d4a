"""The files that a branch brings: plain, well named, of a size and a type that are admitted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from certimetal.domain.changement import ORDINAIRE, Nature, Zone
from certimetal.domain.francais import citer
from certimetal.finding import Gravite
from certimetal.review import controles_fichiers as c
from certimetal.review.noms import defaut, jumeaux
from certimetal.review.signalement import signaler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from certimetal.domain.changement import Apport, Changement
    from certimetal.domain.proposition import Proposition
    from certimetal.finding import Finding

LIMITE_ANNEXE = 25 * 1024 * 1024
LIMITE_TEXTE = 256 * 1024
POINTEUR = b"version https://git-lfs"
TAILLE_POINTEUR = 1024
_EXECUTABLE = 0o100755
_TEXTES = (".yml", ".md")
_ANNEXES = (".pdf", ".png", ".jpg", ".jpeg")
_GENRES = {0o120000: "un lien symbolique", 0o160000: "un sous-module", _EXECUTABLE: "un programme"}


def check_files(
    proposition: Proposition,
    *,
    voisins: Callable[[str], Sequence[str]],
    lire: Callable[[str], bytes],
) -> Iterator[Finding]:
    """Yield what is wrong with what a branch brings, whether it keeps it or not.

    ``voisins`` gives the names just below a folder of the tree that lands, ``lire`` an object's
    content (asked for small ones only).
    """
    voisins = cache(voisins)
    for changement in proposition.changements:
        if changement.apres is not None:
            yield from _mode(changement)
        if changement.nature is Nature.AJOUTE:
            yield from _nom(changement, voisins)
    yield from _reglages(proposition)
    gardes = {ch.apres.objet for ch in proposition.changements if ch.apres is not None}
    for apport in proposition.apports:
        if apport.chemin.startswith("dossiers/"):
            yield from _apport(apport, lire)
            if apport.objet not in gardes:
                yield from _histoire(apport, voisins)
        elif apport.taille > LIMITE_ANNEXE:
            yield _trop_gros(apport, LIMITE_ANNEXE)


def _mode(changement: Changement) -> Iterator[Finding]:
    mode = changement.apres.mode if changement.apres else ORDINAIRE
    admis = {ORDINAIRE} if changement.zone is not Zone.OUTIL else {ORDINAIRE, _EXECUTABLE}
    if mode not in admis:
        yield signaler(
            c.SPECIAL,
            changement.chemin,
            f"Ce chemin est {_GENRES.get(mode, 'un fichier spécial')}.",
            attendu="Un fichier ordinaire (mode 100644).",
            remede="Remplacez-le par une copie ordinaire du document, ou supprimez-le.",
        )


def _nom(changement: Changement, voisins: Callable[[str], Sequence[str]]) -> Iterator[Finding]:
    fautes = [
        f"Le nom {citer(nom)} {faute}."
        for nom in changement.chemin.split("/")
        if (faute := defaut(nom))
    ]
    fautes += [
        f"Les noms {citer(nom)} et {citer(autre)} ne diffèrent que par leurs majuscules ou leurs "
        "accents."
        for nom, autre in jumeaux(changement.chemin, voisins)
    ]
    for faute in fautes:
        yield signaler(
            c.NOM,
            changement.chemin,
            faute,
            attendu="Des lettres sans accent, des chiffres, des tirets ; un seul nom par fichier.",
            remede="Renommez le fichier, et corrigez la ligne qui le cite.",
        )


def _reglages(proposition: Proposition) -> Iterator[Finding]:
    """Look at history too: a hidden file that was there for one commit was there."""
    chemins = {ch.chemin for ch in proposition.changements if ch.apres is not None}
    chemins |= {apport.chemin for apport in proposition.apports}
    for chemin in sorted(chemins):
        noms = chemin.split("/")
        caches = [nom for nom in noms if nom.startswith(".") or nom.lower() == "hooks"]
        if noms[0] == "dossiers" and caches:
            yield signaler(
                c.INTERDIT,
                chemin,
                f"Le fichier ou dossier {citer(caches[0])} n’a pas sa place dans les dossiers.",
                attendu="Ni fichier caché, ni réglage de Git, ni crochet.",
                remede="Supprimez-le de la branche.",
            )


def _apport(apport: Apport, lire: Callable[[str], bytes]) -> Iterator[Finding]:
    nom = apport.chemin.lower()
    limite = LIMITE_TEXTE if nom.endswith(_TEXTES) else LIMITE_ANNEXE
    if apport.taille > limite:
        yield _trop_gros(apport, limite)
    if not nom.endswith((*_TEXTES, *_ANNEXES)):
        yield signaler(
            c.TYPE,
            apport.chemin,
            "Ce fichier n’est ni un texte du dossier, ni une annexe en PDF, PNG ou JPEG.",
            attendu="Des fichiers .yml et .md, et des annexes .pdf, .png ou .jpg.",
            remede="Enregistrez le document en PDF, et refaites la branche sans l’original.",
        )
    if apport.taille <= TAILLE_POINTEUR and lire(apport.objet).startswith(POINTEUR):
        yield signaler(
            c.INTERDIT,
            apport.chemin,
            "Ce fichier est un pointeur Git LFS : le document lui-même n’est pas dans le dépôt.",
            attendu="Le document, ou une annexe gardée hors du dépôt avec son empreinte.",
            remede="Retirez ce type de fichier de Git LFS, puis versez le document.",
        )


def _trop_gros(apport: Apport, limite: int) -> Finding:
    return signaler(
        c.TROP_GROS,
        apport.chemin,
        f"Ce fichier fait {_octets(apport.taille)}.",
        attendu=f"{_octets(limite)} au plus.",
        remede="Refaites la branche sans lui : supprimé ensuite, il resterait dans l’histoire.",
    )


def _histoire(apport: Apport, voisins: Callable[[str], Sequence[str]]) -> Iterator[Finding]:
    """A draft of a text that is kept is ordinary; a document that is gone is not."""
    dossier, _, nom = apport.chemin.rpartition("/")
    reste = nom in voisins(dossier)
    if reste and nom.endswith(_TEXTES):
        return
    yield signaler(
        c.HISTOIRE,
        apport.chemin,
        "Une version antérieure de ce document reste dans l’histoire de la branche."
        if reste
        else "Ce fichier a été ajouté, puis retiré : il reste dans l’histoire de la branche.",
        attendu="Une branche qui n’apporte que ce qu’elle garde.",
        remede="Refaites une branche neuve, sans le commit qui l’apportait.",
        gravite=Gravite.AVERTISSEMENT if reste else None,
    )


def _octets(taille: int) -> str:
    """Return a size rounded up, so that what is over a limit never reads as the limit."""
    unite, poids = ("Mo", 1024 * 1024) if taille >= 1024 * 1024 else ("Ko", 1024)
    return f"{-(-taille // poids)} {unite}"
