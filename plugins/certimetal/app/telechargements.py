"""The PDFs that a site offers, kept on disk: what has not changed is not laid out again.

A PDF is believed by what it was made of. Where the dossier's results, Git's HEAD and the options
are the same, nothing is even read; where they are not, its data are made, and it is laid out anew
only if these differ.
"""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import asdict
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from certimetal.app.actes_pdf import affaire_de, rapport
from certimetal.app.documents_pdf import champs_du_depot, editer, mettre_en_page
from certimetal.app.etude import load_dossier
from certimetal.app.extrait import certifier, composer_extrait, encadrer
from certimetal.app.images_pdf import lire_images
from certimetal.app.revision import SANS_REVISION, chemin_de, revisions, tete
from certimetal.composition import empreinte_outil, ouvrir_compositeur
from certimetal.domain.empreintes_dossier import empreinte_dossier
from certimetal.domain.journal import en_vigueur
from certimetal.errors import CompositionError
from certimetal.rendering.telechargements import telechargements
from certimetal.writing.atomic import write_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.app.etude import Etude
    from certimetal.app.extrait import Cadre
    from certimetal.app.revision import Revision
    from certimetal.composition import Compositeur
    from certimetal.domain.champ import Champ
    from certimetal.rendering.publication import Profil
    from certimetal.rendering.telechargements import Telechargement

Produit = tuple[str, "Callable[[], bytes]"]
"""What a PDF is made of, as a text that changes with it, and how to make it."""


class CacheTelechargements:
    """The PDFs of one site, in a folder that may be deleted at any time; to be closed."""

    def __init__(
        self,
        depot: Depot,
        dossiers: Sequence[Path],
        *,
        cache: Path,
        choisis: Collection[str],
        profil: Profil,
        adresse: str,
        today: date,
    ) -> None:
        self._depot = depot
        self._dossiers = dossiers
        self._cache = cache / "pdf" / profil
        self._choisis = choisis
        self._profil = profil
        self._adresse = adresse
        self._today = today
        self._piles = ExitStack()
        self._utiles: set[str] = set()
        self._manques: list[str] = []

    def fichiers(self, etude: Etude) -> Mapping[Telechargement, Path]:
        """Return the PDFs of an OF and their files; one that cannot be laid out is left out."""
        trouves = {}
        for offre in telechargements(etude.resume, self._choisis, self._profil):
            try:
                trouves[offre] = self._obtenir(etude, offre)
            except CompositionError as erreur:
                self._manques.append(f"{offre.url} : {erreur}")
        return trouves

    def fermer(self) -> list[str]:
        """Let the composer go, and delete what no page offers any more.

        Return what could not be laid out, in French, with its address and why.
        """
        self._piles.close()
        if self._cache.is_dir():
            for fichier in self._cache.iterdir():
                if fichier.stem not in self._utiles:
                    fichier.unlink(missing_ok=True)
        return self._manques

    def _obtenir(self, etude: Etude, offre: Telechargement) -> Path:
        nom = _condense(offre.url, etude.chemin)
        self._utiles.add(nom)
        pdf, temoin = self._cache / f"{nom}.pdf", self._cache / f"{nom}.txt"
        rapide = _condense(etude.cle, self._tetes, self._adresse) if etude.cle else ""
        connus = _lire(temoin) if pdf.is_file() else ("", "")
        if rapide and connus[0] == rapide:
            return pdf
        matiere, produire = self._produit(etude, offre)
        cle = _condense(self._outil, matiere)
        if connus[1] != cle:
            write_bytes(pdf, produire())
        write_bytes(temoin, f"{rapide}\n{cle}\n".encode())
        return pdf

    def _produit(self, etude: Etude, offre: Telechargement) -> Produit:
        match offre.genre:
            case "extraits":
                return self._extrait(etude)
            case "dossiers":
                return self._dossier(etude)
        return self._rapport(etude, offre)

    def _extrait(self, etude: Etude) -> Produit:
        dossier = load_dossier(self._depot, etude)
        faits = certifier(self._cadre, dossier, etude.resume, self._version(etude).commit)
        if isinstance(faits, str):
            raise CompositionError(faits)
        matiere = json.dumps(asdict(faits), default=str, sort_keys=True)
        return matiere, lambda: composer_extrait(self._compositeur, faits)

    def _dossier(self, etude: Etude) -> Produit:
        dossier, version = load_dossier(self._depot, etude), self._version(etude)
        images = lire_images(etude.racine.tree, dossier, self._profil)
        edition = editer(
            self._depot, dossier, self._champs, version, today=self._today, profil=self._profil
        )
        matiere = f"{empreinte_dossier(dossier)}{dossier!r}{edition.jour}{version.commit}"
        return matiere, lambda: mettre_en_page(self._compositeur, edition, images)

    def _rapport(self, etude: Etude, offre: Telechargement) -> Produit:
        dossier, commit = load_dossier(self._depot, etude), self._version(etude).commit
        journal = en_vigueur(dossier.journal, self._today)
        evenement = next(e for e in journal if e.fichier == offre.evenement)
        affaire = affaire_de(self._depot, dossier, evenement, au=self._today, commit=commit)
        matiere = f"{dossier!r}{self._today}{commit}"
        return matiere, lambda: rapport(self._compositeur, affaire, dossier.siret).contenu

    def _version(self, etude: Etude) -> Revision:
        return self._versions.get(chemin_de(etude.racine, etude.folder), SANS_REVISION)

    @cached_property
    def _versions(self) -> Mapping[Path, Revision]:
        return revisions(
            chemin
            for racine in self._dossiers
            for chemin in sorted(racine.glob("*/*/"))
            if not chemin.is_symlink()
        )

    @cached_property
    def _tetes(self) -> str:
        return " ".join(tete(racine) for racine in self._dossiers)

    @cached_property
    def _compositeur(self) -> Compositeur:
        return self._piles.enter_context(ouvrir_compositeur())

    @cached_property
    def _cadre(self) -> Cadre:
        return encadrer(self._depot, self._adresse)

    @cached_property
    def _champs(self) -> Mapping[str, Champ]:
        return champs_du_depot(self._depot)

    @cached_property
    def _outil(self) -> str:
        return empreinte_outil()


def _condense(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _lire(temoin: Path) -> tuple[str, str]:
    try:
        rapide, cle, _ = temoin.read_text(encoding="ascii").split("\n")
    except (OSError, ValueError):
        return "", ""
    return rapide, cle
