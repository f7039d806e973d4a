"""A dossier d'habilitation: who the OF is, and its twelve answers with their annexes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.annexe import Annexe, FaitsFichier
    from certimetal.domain.journal import Evenement

PUBLIQUE = "publique"
RESTREINTE = "restreinte"

CONSIGNE_A_EFFACER = "Consigne à effacer"
"""How the paragraph that a new answer opens with begins: by it, one tells that it still stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adresse:
    """A postal address; ``code_commune`` is the INSEE code (``"56121"``)."""

    voie: str = ""
    code_postal: str = ""
    commune: str = ""
    code_commune: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site annexe of the OF (R4); ``siret`` is empty where the site has none of its own."""

    nom: str = ""
    siret: str = ""
    adresse: Adresse = Adresse()


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificationVisee:
    """A certification that the OF prepares or evaluates (R6, L1).

    ``code`` is the RNCP or RS code, empty where there is none. ``role`` holds ``preparation``,
    ``evaluation`` or both.
    """

    type: str = ""
    intitule: str = ""
    code: str = ""
    role: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reponse:
    """The answer to one indicator.

    ``engagements`` are the structured fields, as its schema names them, without ``annexes``.
    ``corps`` is the Markdown that the OF wrote, untrusted, with LF line ends. ``entete_lisible`` is
    False where the front matter could not be read: that ``annexes`` is empty then says nothing.
    ``entete`` is the front matter as read, which an empreinte covers whole.
    """

    indicateur: str
    engagements: Mapping[str, Any] = field(default_factory=dict)
    annexes: tuple[Annexe, ...] = ()
    corps: str = ""
    entete_lisible: bool = True
    entete: Mapping[str, Any] = field(default_factory=dict)

    @property
    def critere(self) -> str:
        return self.indicateur[:2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A dossier as read: best effort, so that a fault in one field hides no other fault.

    A field whose value had not the right type is empty (its schema finding says so). ``dossier``
    is the folder, relative to its root of dossiers' repository, POSIX. ``siret_dossier`` and
    ``certificateur`` are the folder's last two names. ``reponses`` is keyed by indicator, holding
    only those whose file exists. ``fichiers`` holds every file of the folder, by its path
    relative to it. ``journal`` holds the events, in the order of the facts.
    """

    dossier: str
    certificateur: str
    siret_dossier: str
    edition: str = ""
    raison_sociale: str = ""
    siret: str = ""
    numero_declaration_activite: str = ""
    adresse: Adresse = Adresse()
    sites_annexes: tuple[Site, ...] = ()
    certifications: tuple[CertificationVisee, ...] = ()
    comptes: tuple[str, ...] = ()
    contact: Mapping[str, str] = field(default_factory=dict)
    diffusion: str = ""
    exemple: bool = False
    reponses: Mapping[str, Reponse] = field(default_factory=dict)
    fichiers: Mapping[str, FaitsFichier] = field(default_factory=dict)
    journal: tuple[Evenement, ...] = ()

    @property
    def siren(self) -> str:
        return self.siret[:9]

    @property
    def est_publique(self) -> bool:
        """Whether the answers may be published: only an explicit ``publique`` says so."""
        return self.diffusion == PUBLIQUE
