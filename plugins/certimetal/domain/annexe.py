"""An annexe of an answer, and what is known of a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Annexe:
    """One line of the « liste et codification des annexes » (R10, D8).

    Either ``fichier`` (relative to the dossier's folder) or ``conservation`` (where the document
    is kept outside Git) with its ``empreinte`` (``sha256:`` and 64 hexadecimal digits).
    ``diffusion`` is ``publique`` or ``restreinte``; anything but ``publique`` is not published.
    """

    code: str = ""
    titre: str = ""
    fichier: str = ""
    conservation: str = ""
    empreinte: str = ""
    diffusion: str = ""

    @property
    def hors_depot(self) -> bool:
        return not self.fichier


@dataclass(frozen=True, slots=True, kw_only=True)
class FaitsFichier:
    """Facts of one file of a dossier, read from its content and never from its name.

    ``taille`` is in bytes. ``type_reel`` is ``pdf``, ``png``, ``jpeg`` or empty; ``empreinte`` is
    ``sha256:`` and 64 hexadecimal digits, computed for annexes only. ``contenu_actif`` names in
    French what a PDF could run or carry (JavaScript, lancement de programme, fichier joint…);
    ``illisible`` says in French why a document could not be opened, empty where it could.
    ``metadonnees`` names in French the fields of its metadata that may name people (auteur, lieu
    de la prise de vue…), never their values.
    """

    taille: int
    type_reel: str = ""
    empreinte: str = ""
    contenu_actif: tuple[str, ...] = ()
    illisible: str = ""
    metadonnees: tuple[str, ...] = ()
