"""The shape of the package, held over the syntax trees: lazy and typing imports included."""

from __future__ import annotations

import ast
import functools
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import certimetal

if TYPE_CHECKING:
    from collections.abc import Iterator

PAQUET = Path(certimetal.__path__[0])
MODULES = sorted(PAQUET.rglob("*.py"))
LIGNES_MAX = 300

VALEURS = {"certimetal.location", "certimetal.finding", "certimetal.errors"}
MILIEU = {"reading", "rules", "review", "rendering", "writing"}
ENTREES = {"cli", "cli_francais", "plugin"}


@functools.cache
def arbre(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def nom_du_module(path: Path) -> str:
    parts = path.relative_to(PAQUET.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def couche(module: str) -> str:
    """Return the layer of a module: the package's part just below ``certimetal``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def permises(module: str) -> set[str]:
    """Return the layers that a module may import besides the three values."""
    sienne = couche(module)
    if sienne in {"location", "finding", "errors", "pandoc", "composition", ""}:
        return set()
    if sienne == "domain":
        return {"domain"}
    if sienne in MILIEU:
        return {sienne, "domain"}
    if sienne == "app":
        return {"app", "domain", "pandoc", "composition", *MILIEU}
    return {"app", "domain", sienne, *MILIEU, *ENTREES}


CONNUS = {nom_du_module(module) for module in MODULES}


@functools.cache
def imports(path: Path) -> frozenset[str]:
    """Return every module that a file imports, wherever in the file."""
    return frozenset(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for noeud in ast.walk(arbre(path)):
        if isinstance(noeud, ast.Import):
            yield from (alias.name for alias in noeud.names)
        elif isinstance(noeud, ast.ImportFrom):
            assert noeud.level == 0, f"{path}:{noeud.lineno}: relative import"
            for alias in noeud.names:
                complet = f"{noeud.module}.{alias.name}"
                yield complet if complet in CONNUS else str(noeud.module)


def racines(path: Path) -> set[str]:
    """Return the packages that a file imports from."""
    return {nom.partition(".")[0] for nom in imports(path)}


def internes(path: Path) -> set[str]:
    return {nom for nom in imports(path) if nom.partition(".")[0] == "certimetal"}


def modules(*couches: str) -> list[Path]:
    return [path for path in MODULES if couche(nom_du_module(path)) in couches]


def hors_du_greffon() -> list[Path]:
    return [p for p in MODULES if not couche(nom_du_module(p)).startswith("plugin")]


def test_dependencies_point_inward_only() -> None:
    ailleurs = [
        f"{nom_du_module(path)} imports {nom}"
        for path in MODULES
        for nom in sorted(internes(path) - VALEURS - {"certimetal"})
        if couche(nom) not in permises(nom_du_module(path))
    ]
    assert not ailleurs


def test_values_import_only_values() -> None:
    for nom in ("location", "finding", "errors"):
        assert internes(PAQUET / f"{nom}.py") <= VALEURS


def test_only_the_plugin_imports_mkdocs() -> None:
    generateurs = {"mkdocs", "material", "properdocs", "materialx"}
    assert not [path for path in hors_du_greffon() if racines(path) & generateurs]


def test_the_domain_imports_the_standard_library_and_dateutil_only() -> None:
    permis = {*sys.stdlib_module_names, "dateutil", "certimetal"}
    assert not [path for path in modules("domain") if racines(path) - permis]


LECTURES = {
    "today", "now", "utcnow", "getcwd", "cwd", "home", "getenv", "environ", "open", "time_ns",
    "read_text", "read_bytes", "write_text", "write_bytes", "monotonic", "localtime",
}  # fmt: skip


def test_domain_rules_and_renderers_ask_neither_clock_nor_environment() -> None:
    demandes = {
        nom_du_module(path): demandees
        for path in modules("domain", "rules", "review", "rendering")
        if (demandees := lectures(path))
    }
    assert not demandes


def lectures(path: Path) -> set[str]:
    """Return what a module asks of the clock, the environment or the disk."""
    demandes = set()
    for noeud in ast.walk(arbre(path)):
        if isinstance(noeud, ast.Attribute) and noeud.attr in LECTURES - {"open"}:
            demandes.add(noeud.attr)
        if isinstance(noeud, ast.Call) and isinstance(noeud.func, ast.Name):
            demandes |= {noeud.func.id} & {"open", "input"}
    if couche(nom_du_module(path)) == "rendering":
        demandes -= {"read_text", "read_bytes"}  # its own templates and assets
    return demandes


def test_no_import_goes_in_a_circle() -> None:
    """Imports for typing count too: a circle there is a circle of ideas."""
    graphe = {nom_du_module(path): internes(path) - {nom_du_module(path)} for path in MODULES}
    etat: dict[str, int] = {}

    def visite(module: str, chemin: tuple[str, ...]) -> None:
        if etat.get(module) == 2:
            return
        assert etat.get(module) != 1, f"circle: {' → '.join((*chemin, module))}"
        etat[module] = 1
        for suivant in sorted(graphe.get(module, ())):
            visite(suivant, (*chemin, module))
        etat[module] = 2

    for module in sorted(graphe):
        visite(module, ())


def test_a_module_fits_in_a_few_screens() -> None:
    lignes = {path: path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert not {path: nombre for path, nombre in lignes.items() if nombre > LIGNES_MAX}


def test_a_module_says_what_belongs_there() -> None:
    assert not [path for path in MODULES if not ast.get_docstring(arbre(path))]


def test_classes_inherit_nothing_but_exceptions_and_declared_forms() -> None:
    """Enumerations, protocols, named tuples and what a framework wants are no hierarchies."""
    formes = {
        "Enum", "StrEnum", "IntEnum", "Protocol", "NamedTuple", "TypedDict", "Exception",
        "CertimetalError", "click.Group", "BaseHTTPRequestHandler",
    }  # fmt: skip
    coupables = []
    for path in hors_du_greffon():
        for noeud in ast.walk(arbre(path)):
            if isinstance(noeud, ast.ClassDef):
                bases = {ast.unparse(base).partition("[")[0] for base in noeud.bases} - formes
                coupables += [f"{path.name}: {noeud.name}({base})" for base in sorted(bases)]
    assert not coupables


def test_no_module_has_a_name_that_says_nothing() -> None:
    vides = {"utils", "util", "common", "helpers", "helper", "manager", "base", "misc"}
    assert not [path for path in MODULES if path.stem in vides]
