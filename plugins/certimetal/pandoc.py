"""The one adapter to pandoc: bytes of one format to bytes of another, or to and from its tree.

pandoc always runs sandboxed (it opens no file but those given here and fetches nothing), within a
time and a memory; what it says of its own goes into the exception's notes, never to a reader.
The tree is pandoc's JSON: ``{"pandoc-api-version": …, "meta": {…}, "blocks": […]}``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from certimetal.errors import DocumentConversionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Arbre = dict[str, Any]
    Blocs = list[dict[str, Any]]

MARKDOWN = "commonmark+pipe_tables+strikeout"
"""The Markdown of an answer, as the site reads it: CommonMark, tables, struck text."""

SECONDES = 60
MEGAOCTETS = 384
API = (1, 23, 1)
"""The version of the tree that this package writes; every pandoc 3 reads it."""

_TAS_EPUISE = 251
_FORMATS = {"docx": "Word", "odt": "OpenDocument", "typst": "Typst"}
_LECTEUR = """\
function Reader(entree)
  local textes = pandoc.json.decode(tostring(entree), false)
  local blocs = pandoc.List()
  for _, texte in ipairs(textes) do
    blocs:insert(pandoc.Div(pandoc.read(texte, "%s").blocks))
  end
  return pandoc.Pandoc(blocs)
end
"""

_ECRIVAIN = """\
function ByteStringWriter(arbre)
  local format = "%s"
  local options = {template = pandoc.template.default(format)}
  local sorties = pandoc.List()
  for _, bloc in ipairs(arbre.blocks) do
    local octets = pandoc.write(pandoc.Pandoc(bloc.content), format, options)
    sorties:insert(string.format("%%d\\n", #octets) .. octets)
  end
  return table.concat(sorties)
end
"""


def convert(
    contenu: bytes,
    *,
    de: str,
    vers: str,
    options: Sequence[str] = (),
    secondes: float = SECONDES,
    megaoctets: int = MEGAOCTETS,
) -> bytes:
    """Convert a document; ``options`` are pandoc's own (``--reference-doc=…``).

    DocumentConversionError where pandoc is missing, refuses, is too slow or takes too much memory.
    """
    commande = [
        str(find_pandoc()),
        "+RTS",
        f"-M{megaoctets}m",
        "-RTS",
        "--sandbox",
        f"--from={de}",
        f"--to={vers}",
        "--output=-",
        *options,
    ]
    try:
        fini = subprocess.run(  # noqa: S603 -- our own arguments, no shell
            commande, input=contenu, capture_output=True, timeout=secondes, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentConversionError(_trop_lent(secondes)) from error
    except OSError as error:
        raise DocumentConversionError(_ABSENT) from error
    if fini.returncode:
        raise _failure(fini.returncode, fini.stderr, de=de, vers=vers)
    return fini.stdout


def read_tree(
    contenu: bytes,
    *,
    de: str,
    options: Sequence[str] = (),
    secondes: float = SECONDES,
    megaoctets: int = MEGAOCTETS,
) -> Arbre:
    """Read a document (``docx``, ``odt``, ``commonmark``…) as pandoc's tree."""
    sortie = convert(
        contenu, de=de, vers="json", options=options, secondes=secondes, megaoctets=megaoctets
    )
    arbre: Arbre = json.loads(sortie)
    return arbre


def write_tree(
    arbre: Arbre,
    *,
    vers: str,
    options: Sequence[str] = (),
    secondes: float = SECONDES,
    megaoctets: int = MEGAOCTETS,
) -> bytes:
    """Write pandoc's tree as a document."""
    contenu = json.dumps(arbre, ensure_ascii=False).encode()
    return convert(
        contenu, de="json", vers=vers, options=options, secondes=secondes, megaoctets=megaoctets
    )


def make_tree(blocs: Blocs, meta: dict[str, Any] | None = None) -> Arbre:
    """Return a whole tree of these blocks."""
    return {"pandoc-api-version": list(API), "meta": meta or {}, "blocks": blocs}


def read_markdown(
    textes: Sequence[str],
    *,
    secondes: float = SECONDES,
    megaoctets: int = MEGAOCTETS,
) -> list[Blocs]:
    """Read many Markdown texts in one run, each by itself: the blocks of each, in order.

    Nothing of a text (an open fence, a link's definition) reaches the next. Raw HTML comes as
    ``RawInline`` and ``RawBlock`` of ``html``: what is typed, to be shown and never obeyed.
    """
    if not textes:
        return []
    contenu = json.dumps(list(textes), ensure_ascii=False).encode()
    with _script(_LECTEUR % MARKDOWN) as lecteur:
        arbre = read_tree(contenu, de=lecteur, secondes=secondes, megaoctets=megaoctets)
    return [bloc["c"][1] for bloc in arbre["blocks"]]


def write_documents(
    documents: Sequence[Blocs],
    *,
    vers: str,
    secondes: float = SECONDES,
    megaoctets: int = MEGAOCTETS,
) -> list[bytes]:
    """Write many documents in one run, each by itself: half of a run's time is its start.

    The bytes of each are the same whatever the others are.
    """
    if not documents:
        return []
    arbre = make_tree([{"t": "Div", "c": [["", [], []], blocs]} for blocs in documents])
    with _script(_ECRIVAIN % vers) as ecrivain:
        sortie = write_tree(arbre, vers=ecrivain, secondes=secondes, megaoctets=megaoctets)
    faits = []
    debut = 0
    while debut < len(sortie):
        fin = sortie.index(b"\n", debut)
        taille = int(sortie[debut:fin])
        debut = fin + 1 + taille
        faits.append(sortie[fin + 1 : debut])
    return faits


@contextmanager
def _script(lua: str) -> Iterator[str]:
    """Give the path of a program of ours that pandoc runs as a reader or a writer."""
    with tempfile.TemporaryDirectory(prefix="certimetal-") as dossier:
        chemin = Path(dossier) / "pandoc.lua"
        chemin.write_text(lua, encoding="utf-8")
        yield str(chemin)


def write_markdown(
    blocs: Blocs, *, options: Sequence[str] = ("--wrap=none",), secondes: float = SECONDES
) -> str:
    """Write blocks as the Markdown that ``read_markdown`` reads."""
    return write_tree(make_tree(blocs), vers=MARKDOWN, options=options, secondes=secondes).decode()


@cache
def find_pandoc() -> Path:
    """Return pandoc's binary: the one that pypandoc brings, else the machine's own.

    pypandoc is not imported: it would run several binaries to choose among them.
    """
    paquet = find_spec("pypandoc")
    if paquet is not None and paquet.origin:
        nom = "pandoc.exe" if sys.platform == "win32" else "pandoc"
        livre = Path(paquet.origin).parent / "files" / nom
        if livre.is_file():
            return livre
    trouve = shutil.which("pandoc")
    if trouve is None:
        raise DocumentConversionError(_ABSENT)
    return Path(trouve)


_ABSENT = (
    "pandoc est introuvable : il convertit les documents. Réinstallez le paquet Python "
    "« pypandoc_binary », ou installez pandoc 3 sur cette machine."
)


def _trop_lent(secondes: float) -> str:
    return (
        f"La conversion du document a été arrêtée au bout de {secondes:g} secondes : il est trop "
        "long ou mal formé. Coupez-le, ou reprenez-le depuis le formulaire vierge."
    )


def _failure(code: int, stderr: bytes, *, de: str, vers: str) -> DocumentConversionError:
    if code == _TAS_EPUISE:
        message = (
            "La conversion du document a été arrêtée : il demande trop de mémoire. Coupez-le, ou "
            "reprenez-le depuis le formulaire vierge."
        )
    elif de.partition("+")[0] in _FORMATS:
        nom = _FORMATS[de.partition("+")[0]]
        message = (
            f"Ce document ne se lit pas comme un document {nom} : il est incomplet, protégé par un "
            "mot de passe ou d’un autre format. Ouvrez-le puis enregistrez-le de nouveau."
        )
    else:
        nom = _FORMATS.get(vers.partition("+")[0], vers)
        message = f"Le document {nom} n’a pas pu être écrit par pandoc."
    error = DocumentConversionError(message)
    error.add_note(stderr.decode("utf-8", "replace").strip())
    return error
