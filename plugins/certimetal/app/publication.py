"""Publish: the register and the référentiel in, every page and file of the site out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.app.editeur import Formulaires
from certimetal.app.etude import load_dossier, study
from certimetal.app.pages_en_cache import CachePages, PageGardee
from certimetal.domain.registre import Registre, Resume
from certimetal.reading.controles import CONTROLES as CONTROLES_DE_LECTURE
from certimetal.reading.tree import FolderTree
from certimetal.rendering import site
from certimetal.rendering.telechargements import FORMULAIRES
from certimetal.review.controles import CONTROLES as CONTROLES_DE_REVUE
from certimetal.rules import CONTROLES as CONTROLES_CROISES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.app.etude import Etude
    from certimetal.app.formulaires_du_site import FormulairesDuSite
    from certimetal.app.telechargements import CacheTelechargements
    from certimetal.domain.champ import Champ
    from certimetal.rendering.editeur import Forge
    from certimetal.rendering.page import Page
    from certimetal.rendering.site import FaitsPublics, FormulaireOffert, LienEdition, Profil
    from certimetal.rendering.telechargements import Telechargement


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The whole site, but for its hand-written pages and its theme.

    ``pages`` are finished; ``organismes`` are on disk, in the register's order. ``fichiers`` maps
    a URL below the site's root to what is published there: bytes, or a file to copy. ``avis`` are
    French sentences for whoever builds: what is left out or shown as being corrected, and why.
    """

    pages: tuple[Page, ...]
    introuvable: Page
    organismes: tuple[PageGardee, ...]
    fichiers: Mapping[str, bytes | Path]
    avis: tuple[str, ...]


def publier(
    depot: Depot,
    racines: Sequence[Path],
    *,
    today: date,
    profil: Profil = "public",
    lien_edition: LienEdition = site.sans_edition,
    cache: Path,
    base: str = "/",
    adresse: str = "",
    telechargements: Collection[str] = (),
    forge: Forge | None = None,
) -> Publication:
    """Read, check and render everything; a dossier's faults never stop the others.

    OF pages are kept below ``cache`` from one build to the next. ``base`` is the path of the
    site's root on its server, for the page that is shown in place of a missing one, ``adresse``
    its whole address, for data that are read elsewhere; it may be empty. ``telechargements`` are
    the kinds of PDF to offer (``rendering.telechargements.GENRES``). ``forge`` is where the browser
    editor writes; there is no editor without it.
    """
    rendu = _Rendu(depot, profil, lien_edition, CachePages(cache / "pages" / profil))
    rendu.pdf = _pdf(
        depot,
        racines,
        [genre for genre in telechargements if genre != FORMULAIRES],
        cache=cache,
        profil=profil,
        adresse=adresse,
        today=today,
    )
    vierges = _blank_forms(depot, cache) if FORMULAIRES in telechargements else None
    formulaires = Formulaires(depot, forge, profil=profil, cache=cache, today=today)
    resumes: list[Resume] = []
    for etude in study(depot, racines, today=today):
        resumes.append(etude.resume)
        rendu.organisme(etude)
        formulaires.dossier(etude)
    rendu.cache.nettoyer()
    manques = rendu.pdf.fermer() if rendu.pdf is not None else []
    registre = Registre.de(resumes)
    listes = site.listables(registre)
    faits = site.faits_du_registre(registre, depot.referentiel)
    gardees = [rendu.gardees[resume.dossier] for resume in listes]
    offerts = vierges.offerts() if vierges is not None else {}
    return Publication(
        pages=(
            *_pages_du_registre(
                depot,
                registre,
                faits,
                today=today,
                profil=profil,
                lien_edition=lien_edition,
                avec_editeur=forge is not None,
            ),
            *_pages(depot, lien_edition, tuple(offerts)),
        ),
        introuvable=site.page_introuvable(base),
        organismes=tuple(gardee for gardee, _ in gardees),
        fichiers={
            **site.assets(),
            site.DONNEES_RECHERCHE: site.recherche_json(faits, today),
            **site.donnees_ouvertes(site.Source(faits=faits, au=today, adresse=adresse)),
            site.DONNEES_PROCESSUS: site.processus_json(depot.referentiel),
            **{url: chemin for _, annexes in gardees for url, chemin in annexes.items()},
            **{offert.url: fichier for offert, fichier in offerts.items()},
            **formulaires.fichiers(listes, adresse),
        },
        avis=(*_avis(resumes, listes), *manques),
    )


class _Rendu:
    """The OF pages of one build, each rendered or taken from the cache as its dossier goes by."""

    def __init__(
        self, depot: Depot, profil: Profil, lien_edition: LienEdition, cache: CachePages
    ) -> None:
        self.cache = cache
        self.gardees: dict[str, tuple[PageGardee, Mapping[str, Path]]] = {}
        self._depot = depot
        self._profil = profil
        self._lien_edition = lien_edition
        self._champs: Mapping[str, Champ] | None = None
        self.pdf: CacheTelechargements | None = None

    def organisme(self, etude: Etude) -> None:
        """Keep the page of a studied dossier, and where the annexes to publish with it are."""
        resume = etude.resume
        if not site.chemin_organisme(resume):
            return
        pdf = self.pdf.fichiers(etude) if self.pdf is not None else {}
        gardee = self.cache.obtenir(
            resume.dossier, self._cle(etude, pdf), lambda: self._rendre(etude, tuple(pdf))
        )
        annexes = {url: _fichier(etude, annexe) for annexe, url in gardee.annexes.items()}
        annexes |= {offre.url: fichier for offre, fichier in pdf.items()}
        self.gardees[resume.dossier] = (gardee, annexes)

    def _cle(self, etude: Etude, pdf: Iterable[Telechargement]) -> str:
        """Return the key of the page: that of the dossier's results, and how it is shown."""
        if not etude.cle:
            return ""
        modifier = self._lien_edition(f"{etude.resume.dossier}/dossier.yml")
        parts = "\0".join((etude.cle, self._profil, modifier, *(offre.url for offre in pdf)))
        return hashlib.blake2b(parts.encode(), digest_size=20).hexdigest()

    def _rendre(
        self, etude: Etude, pdf: tuple[Telechargement, ...]
    ) -> tuple[Page, Mapping[str, str]]:
        if self._champs is None:
            schemas = self._depot.schemas
            self._champs = {kind: schemas.champ(kind) for kind in schemas.kinds()}
        dossier = load_dossier(self._depot, etude)
        page = site.page_organisme(
            dossier,
            etude.resume,
            self._depot.referentiel,
            self._champs,
            profil=self._profil,
            lien_edition=self._lien_edition,
            pdf=pdf,
        )
        return page, site.annexes_publiees(dossier, etude.resume, profil=self._profil)


def _pdf(
    depot: Depot, racines: Sequence[Path], choisis: Collection[str], **options: Any
) -> CacheTelechargements | None:
    if not choisis:
        return None
    from certimetal.app.telechargements import CacheTelechargements  # noqa: PLC0415 -- costly, and only for a site that offers PDFs

    return CacheTelechargements(depot, racines, choisis=choisis, **options)


def _blank_forms(depot: Depot, cache: Path) -> FormulairesDuSite:
    from certimetal.app.formulaires_du_site import FormulairesDuSite  # noqa: PLC0415 -- as above

    return FormulairesDuSite(depot, cache)


def _fichier(etude: Etude, annexe: str) -> Path:
    tree = etude.racine.tree
    assert isinstance(tree, FolderTree)  # noqa: S101 -- only a folder is published
    return tree.root / etude.folder / annexe


def _pages_du_registre(
    depot: Depot,
    registre: Registre,
    faits: Sequence[FaitsPublics],
    *,
    today: date,
    profil: Profil,
    lien_edition: LienEdition,
    avec_editeur: bool,
) -> Iterator[Page]:
    ecartes = len(registre.resumes) - len(faits)
    yield site.page_accueil(faits, depot.referentiel, today, profil=profil)
    yield site.page_organismes(faits, today, ecartes=ecartes, profil=profil)
    yield site.page_donnees(faits, today)
    if site.montre_le_suivi(profil):
        yield from site.pages_du_tableau_de_bord(
            registre, depot.referentiel, lien_edition, avec_editeur=avec_editeur
        )


def _pages(
    depot: Depot, lien_edition: LienEdition, offerts: Sequence[FormulaireOffert]
) -> Iterator[Page]:
    referentiel, schemas = depot.referentiel, depot.schemas
    yield from site.pages_du_referentiel(referentiel, lien_edition=lien_edition, offerts=offerts)
    yield from site.pages_des_controles(
        (*CONTROLES_DE_LECTURE, *CONTROLES_CROISES, *CONTROLES_DE_REVUE)
    )
    yield from site.pages_des_schemas({kind: schemas.champ(kind) for kind in schemas.kinds()})
    yield site.page_empreinte()


def _avis(resumes: Iterable[Resume], listes: Sequence[Resume]) -> Iterator[str]:
    publies = {resume.dossier for resume in listes}
    for resume in resumes:
        if not site.chemin_organisme(resume):
            yield (
                f"{resume.dossier} : ce dossier n’est pas publié, car son nom n’est pas un SIRET "
                "de 14 chiffres."
            )
        elif resume.dossier not in publies:
            yield (
                f"{resume.dossier} : ce dossier n’est pas publié, car un autre dossier porte déjà "
                "ce SIRET."
            )
        elif resume.erreurs:
            yield (
                f"{resume.dossier} : {resume.erreurs} erreur(s) ; le site montre ce dossier "
                f"« en cours de correction »{_sans_statut(resume)} (certimetal valider "
                f"{resume.dossier})."
            )


def _sans_statut(resume: Resume) -> str:
    return "" if site.montre_le_statut(resume) else ", sans son statut : le journal est fautif"
