"""Everything of the browser editor: its page, its forms, the events to fill in."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from certimetal.app.depot import DOSSIERS
from certimetal.app.editeur_programmes import installer
from certimetal.app.editeur_propositions import proposer
from certimetal.app.etude import load_dossier, study
from certimetal.errors import EventRefusedError, WriteRefusedError
from certimetal.reading.dossier import LIMITE_ANNEXE
from certimetal.rendering.editeur import (
    ASSETS,
    RACINE,
    configuration_json,
    dossiers_json,
    page_editeur,
    propositions_json,
)
from certimetal.rendering.publication import montre_le_suivi, siret_du_dossier
from certimetal.writing.atomic import write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.app.etude import Etude
    from certimetal.domain.registre import Resume
    from certimetal.rendering.editeur import Forge
    from certimetal.rendering.publication import Profil


class Formulaires:
    """The editor of a site under way: nothing at all where no ``forge`` is set."""

    def __init__(
        self, depot: Depot, forge: Forge | None, *, profil: Profil, cache: Path, today: date
    ) -> None:
        self._depot = depot
        self._forge = forge
        self._profil = profil
        self._cache = cache
        self._today = today
        self._gardees = cache / "evenements"
        self._propositions: dict[str, bytes] = {}
        self._connues: set[str] = set()

    def dossier(self, etude: Etude) -> None:
        """Note what may be written in a dossier: for auditors only, it tells of the audit.

        Nothing is prepared again for a dossier that has not changed since an earlier build of
        the day.
        """
        siret = siret_du_dossier(etude.resume)
        if self._forge is None or not montre_le_suivi(self._profil) or not siret:
            return
        parts = f"{etude.cle}\0{self._today}\0{etude.resume.dossier}"
        gardee = self._gardees / f"{blake2b(parts.encode(), digest_size=16).hexdigest()}.json"
        if etude.cle and gardee.is_file():
            octets = gardee.read_bytes()
        else:
            octets = dict(propositions(self._depot, (etude,), self._today))[_nom(siret)]
            if etude.cle:
                write_bytes(gardee, octets)
        self._propositions[_nom(siret)] = octets
        self._connues.add(gardee.name)

    def _nettoyer(self) -> None:
        for ancienne in self._gardees.glob("*.json"):
            if ancienne.name not in self._connues:
                ancienne.unlink(missing_ok=True)

    def fichiers(self, resumes: Iterable[Resume], site: str) -> Mapping[str, bytes | Path]:
        """Return the editor's files, by URL below the site's root."""
        if self._forge is None:
            return {}
        if self._connues:
            self._nettoyer()
        suite = {RACINE + nom: octets for nom, octets in self._propositions.items()}
        return {
            **editeur(
                self._depot,
                self._forge,
                resumes,
                cache=self._cache,
                site=site,
                evenements=montre_le_suivi(self._profil),
            ),
            **suite,
        }


def editeur(
    depot: Depot,
    forge: Forge,
    resumes: Iterable[Resume],
    *,
    cache: Path,
    site: str = "",
    evenements: bool = False,
) -> Mapping[str, bytes | Path]:
    """Return the editor's files, by URL below the site's root; its programs are installed below
    ``cache``.

    ``resumes`` are the dossiers that may be opened: those of this repository are. ``evenements``
    tells whether ``propositions`` go with it.
    """
    programmes = installer(cache)
    fichiers: dict[str, bytes | Path] = {
        "index.html": page_editeur(forge),
        **donnees(depot, forge, resumes, site=site, evenements=evenements),
        **ASSETS,
        **programmes.a_publier(),
    }
    return {RACINE + nom: contenu for nom, contenu in fichiers.items()}


def donnees(
    depot: Depot,
    forge: Forge,
    resumes: Iterable[Resume],
    *,
    site: str = "",
    evenements: bool = False,
) -> Mapping[str, bytes]:
    """Return what the forms are made of, by name below the editor's own folder."""
    schemas = depot.schemas
    return {
        "configuration.json": configuration_json(
            forge,
            {kind: schemas.champ(kind) for kind in schemas.kinds()},
            {kind: schemas.document(kind) for kind in (*schemas.kinds(), "communs")},
            depot.referentiel,
            site=site,
            taille_max=LIMITE_ANNEXE,
            evenements=evenements,
        ),
        "dossiers.json": dossiers_json(resumes, f"{DOSSIERS}/"),
    }


def propositions(depot: Depot, etudes: Iterable[Etude], today: date) -> Iterator[tuple[str, bytes]]:
    """Yield the events that may be written today in each dossier, by name below the editor's own
    folder: for auditors, on a host that is not public."""
    for etude in etudes:
        siret = siret_du_dossier(etude.resume)
        if siret:
            yield _nom(siret), _propositions(depot, etude, today)


def _nom(siret: str) -> str:
    return f"propositions/{siret}.json"


def _propositions(depot: Depot, etude: Etude, today: date) -> bytes:
    dossier = load_dossier(depot, etude)
    try:
        trouvees = tuple(proposer(depot, dossier, etude.resume.dossier, today))
    except EventRefusedError as refus:
        return propositions_json(today.isoformat(), (), avis=" ".join(str(refus).splitlines()))
    return propositions_json(today.isoformat(), trouvees)


def write_editor(depot: Depot, forge: Forge, sortie: Path, *, today: date, cache: Path) -> int:
    """Write the editor of ``depot`` in a folder of its own; return how many files it has.

    WriteRefusedError where the folder holds something else.
    """
    if sortie.exists() and not (sortie / "configuration.json").is_file() and any(sortie.iterdir()):
        raise WriteRefusedError(
            f"{sortie} contient déjà autre chose qu’un éditeur : rien n’y est écrit. Indiquez un "
            "dossier vide, ou qui n’existe pas encore."
        )
    resumes = [etude.resume for etude in study(depot, today=today)]
    fichiers = editeur(depot, forge, resumes, cache=cache)
    for nom, contenu in fichiers.items():
        octets = contenu if isinstance(contenu, bytes) else contenu.read_bytes()
        write_bytes(sortie / nom.removeprefix(RACINE), octets)
    return len(fichiers)
