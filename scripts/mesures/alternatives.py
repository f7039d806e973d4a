"""The same dossiers for the programs that ours are compared with."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def yaml_files(depot: Path, cible: Path) -> list[tuple[str, list[str]]]:
    """Write the dossiers' data as YAML files, for check-jsonschema, which reads no Markdown.

    Return, per schema, the files to check: one command each.
    """
    par_schema: dict[str, list[str]] = {}
    for dossier in _dossiers(depot):
        sortie = cible / dossier.name
        sortie.mkdir(parents=True)
        shutil.copy2(dossier / "dossier.yml", sortie / "dossier.yml")
        par_schema.setdefault("schemas/dossier.schema.json", []).append(str(sortie / "dossier.yml"))
        for reponse in sorted((dossier / "reponses").iterdir()):
            entete, _ = _split(reponse)
            fichier = sortie / f"{reponse.stem}.yml"
            fichier.write_text(entete, encoding="utf-8")
            schema = f"schemas/2022/reponses/{reponse.stem}.schema.json"
            par_schema.setdefault(schema, []).append(str(fichier))
        for evenement in sorted((dossier / "journal").iterdir()):
            genre = evenement.stem.rpartition("-")[2]
            schema = f"schemas/journal/{genre}.schema.json"
            par_schema.setdefault(schema, []).append(str(evenement))
    return sorted(par_schema.items())


def mkdocs_pages(depot: Path, cible: Path) -> None:
    """Write one Markdown page per dossier, and a plain MkDocs + Material configuration."""
    pages = cible / "docs" / "organismes"
    pages.mkdir(parents=True)
    (cible / "docs" / "index.md").write_text("# Accueil\n", encoding="utf-8")
    for dossier in _dossiers(depot):
        (pages / f"{dossier.name}.md").write_text(_page(dossier), encoding="utf-8")
    (cible / "mkdocs.yml").write_text(
        "site_name: Comparaison\nsite_url: https://exemple.fr/\n"
        "theme: {name: material, language: fr, font: false}\n"
        "plugins: [{search: {lang: fr}}]\nmarkdown_extensions: [tables, attr_list]\n",
        encoding="utf-8",
    )


def hugo_pages(depot: Path, cible: Path, page_publiee: Path) -> None:
    """Write the same pages for Hugo, inside the very page that ours fill.

    ``page_publiee`` is one page of ours: what surrounds its content becomes Hugo's layout.
    """
    pages = cible / "content" / "organismes"
    pages.mkdir(parents=True)
    for dossier in _dossiers(depot):
        titre = yaml.safe_load((dossier / "dossier.yml").read_text("utf-8"))["raison_sociale"]
        entete = f"---\ntitle: {json.dumps(titre, ensure_ascii=False)}\n---\n"
        (pages / f"{dossier.name}.md").write_text(entete + _page(dossier), encoding="utf-8")
    (cible / "hugo.toml").write_text(
        'baseURL = "https://exemple.fr/"\ntitle = "Comparaison"\nlanguageCode = "fr"\n'
        'disableKinds = ["taxonomy", "term", "RSS"]\n',
        encoding="utf-8",
    )
    gabarits = cible / "layouts" / "_default"
    gabarits.mkdir(parents=True)
    (gabarits / "single.html").write_text(_gabarit(page_publiee), encoding="utf-8")
    (gabarits / "list.html").write_text(
        "<ul>{{ range .Pages }}<li><a href='{{ .RelPermalink }}'>{{ .Title }}</a></li>"
        "{{ end }}</ul>",
        encoding="utf-8",
    )


def _gabarit(page_publiee: Path) -> str:
    """Return the layout that puts Hugo's content where a page of ours has its own."""
    page = page_publiee.read_text("utf-8").replace("{{", "{ {")
    debut = page.index(">", page.index("<article")) + 1
    fin = page.rindex("</article>")
    titre_debut = page.index("<title>") + len("<title>")
    titre_fin = page.index("</title>")
    return (
        page[:titre_debut]
        + "{{ .Title }}"
        + page[titre_fin:debut]
        + "{{ .TableOfContents }}{{ .Content }}"
        + page[fin:]
    )


def _dossiers(depot: Path) -> Iterator[Path]:
    for certificateur in sorted((depot / "dossiers").iterdir()):
        yield from sorted(certificateur.iterdir())


def _split(reponse: Path) -> tuple[str, str]:
    _, entete, corps = reponse.read_text("utf-8").split("---\n", 2)
    return entete, corps


def _page(dossier: Path) -> str:
    """Return a dossier as one Markdown page: its identification, then its twelve answers."""
    identification = yaml.safe_load((dossier / "dossier.yml").read_text("utf-8"))
    lignes = [f"# {identification['raison_sociale']}", ""]
    for certification in identification["certifications"]:
        lignes.append(f"- {certification['type']} {certification['intitule']}")
    for reponse in sorted((dossier / "reponses").iterdir()):
        entete, corps = _split(reponse)
        lignes += ["", f"## {reponse.stem}", ""]
        for cle, valeur in yaml.load(entete, Loader=yaml.CSafeLoader).items():
            lignes.append(f"- {cle} : {valeur}")
        lignes += ["", corps]
    return "\n".join(lignes)
