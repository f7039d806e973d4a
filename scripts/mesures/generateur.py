"""Makes a repository of invented dossiers: same number, same files, same bytes."""

from __future__ import annotations

import json
import random
import shutil
from itertools import count, islice
from typing import TYPE_CHECKING, Any

from mesures.journaux import journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INDICATEURS = tuple(f"C{c}I{i}" for c in range(1, 7) for i in (1, 2))
AVEC_FICHIER = ("C1I1", "C3I2")
PUBLICS = ("criteria", "schemas", "docs", "mkdocs.yml")

_TEXTE = """
le candidat présente son projet à la commission et décrit chaque étape du travail réalisé dans
l’atelier avec les moyens de contrôle prévus par le référentiel de la certification visée puis
l’entreprise confirme que les compétences observées au poste correspondent au besoin exprimé
avant l’entrée en formation tandis que la responsable des certifications transmet les pièces
demandées au centre dans le délai convenu et garde une trace datée de chaque envoi pour la
revue annuelle où les écarts sont analysés avec les formateurs et les tuteurs concernés
"""
_MOTS = _TEXTE.split()


def generate(source: Path, cible: Path, nombre: int) -> None:
    """Write ``nombre`` dossiers into ``cible``, beside what ``source`` needs to publish them.

    Each has 12 answers of 200 to 600 words, 2 annexes and a journal of 10 events: 25 files.
    """
    for nom in PUBLICS:
        origine = source / nom
        if origine.is_dir():
            shutil.copytree(origine, cible / nom)
        else:
            cible.mkdir(parents=True, exist_ok=True)
            _write(cible / nom, _sans_pdf(origine.read_text(encoding="utf-8")))
    communes = _communes(source)
    certifications = _certifications(source)
    for rang, siret in enumerate(islice(_sirets(), nombre)):
        hasard = random.Random(rang)  # noqa: S311 -- invented text, not a secret
        dossier = cible / "dossiers" / "uimm-35-56" / siret
        (dossier / "reponses").mkdir(parents=True)
        (dossier / "annexes").mkdir()
        _write(dossier / "dossier.yml", _identification(hasard, siret, communes, certifications))
        for indicateur in INDICATEURS:
            schema = json.loads(
                (source / f"schemas/2022/reponses/{indicateur}.schema.json").read_text("utf-8")
            )
            _write(dossier / f"reponses/{indicateur}.md", _reponse(hasard, indicateur, schema))
        for indicateur in AVEC_FICHIER:
            (dossier / f"annexes/{indicateur}-A01.pdf").write_bytes(_pdf(f"{siret} {indicateur}"))
        (dossier / "journal").mkdir()
        for nom, evenement in journal(hasard).items():
            _write(dossier / "journal" / nom, evenement)


def _sans_pdf(reglages: str) -> str:
    """Return the site's settings without the PDFs that it offers: they are measured apart."""
    lignes = reglages.splitlines(keepends=True)
    return "".join(ligne for ligne in lignes if "telechargements:" not in ligne)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _sirets() -> Iterator[str]:
    for siren in count(1):
        racine = f"{siren:08d}"
        complet = racine + _cle(racine)
        base = f"{complet}0000"
        yield base + _cle(base)


def _cle(chiffres: str) -> str:
    """Return the Luhn key of ``chiffres``."""
    total = 0
    for rang, chiffre in enumerate(reversed(chiffres)):
        valeur = int(chiffre) * (2 if rang % 2 == 0 else 1)
        total += valeur - 9 if valeur > 9 else valeur
    return str(-total % 10)


def _communes(source: Path) -> list[tuple[str, str, str]]:
    lignes = (source / "criteria/communes.tsv").read_text("utf-8").splitlines()
    champs = (ligne.split("\t") for ligne in lignes if ligne[:2] in {"35", "56"})
    return [
        (code, nom, postaux.replace(" ", ",").split(",")[0]) for code, nom, postaux, *_ in champs
    ]


def _certifications(source: Path) -> list[dict[str, str]]:
    import yaml  # noqa: PLC0415 -- only here

    with (source / "criteria/certifications.yml").open(encoding="utf-8") as fichier:
        return list(yaml.safe_load(fichier)["certifications"])


def _identification(
    hasard: random.Random,
    siret: str,
    communes: list[tuple[str, str, str]],
    certifications: list[dict[str, str]],
) -> str:
    code, commune, postal = hasard.choice(communes)
    lignes = [
        "# yaml-language-server: $schema=../../../schemas/dossier.schema.json",
        'edition: "2022"',
        f"raison_sociale: Organisme inventé {siret[:9]} de {commune}",
        f'siret: "{siret}"',
        f'numero_declaration_activite: "53{code[:2]}{int(siret[:8]) % 10**5:05d}{code[:2]}"',
        "adresse:",
        f"  voie: {hasard.randint(1, 90)} rue de l’Exemple",
        f'  code_postal: "{postal}"',
        f'  commune: "{commune}"',
        f'  code_commune: "{code}"',
        "sites_annexes: []",
        "certifications:",
    ]
    for certification in hasard.sample(certifications, 3):
        code_certification = certification.get("code", "")
        cle = "rncp" if code_certification.startswith("RNCP") else "rs"
        ajout = f", {cle}: {code_certification}" if code_certification else ""
        intitule = json.dumps(certification["intitule"], ensure_ascii=False)
        lignes.append(
            f"  - {{type: {certification['type']}, intitule: {intitule}{ajout}, "
            "role: [preparation, evaluation]}"
        )
    lignes += [
        "comptes: []",
        "contact: {fonction: Service certifications, courriel: certifications@of.example}",
        "diffusion: publique",
        "exemple: true",
    ]
    return "\n".join(lignes) + "\n"


def _reponse(hasard: random.Random, indicateur: str, schema: dict[str, Any]) -> str:
    lignes = ["---"]
    for cle, champ in schema["properties"].items():
        if cle != "annexes":
            lignes.append(f"{cle}: {_valeur(hasard, champ)}")
    lignes.append("annexes:")
    lignes += _annexe(hasard, indicateur)
    lignes.append("---")
    return "\n".join(lignes) + "\n" + _corps(hasard)


def _annexe(hasard: random.Random, indicateur: str) -> list[str]:
    """Return one annexe of the list: a file for two indicators, kept outside Git for the others."""
    debut = [f"  - code: {indicateur}-A01", "    titre: Procédure écrite"]
    if indicateur in AVEC_FICHIER:
        return [
            *debut,
            f"    fichier: annexes/{indicateur}-A01.pdf",
            "    diffusion: publique",
        ]
    return [
        *debut,
        "    conservation: espace documentaire de l’organisme",
        f'    empreinte: "sha256:{hasard.getrandbits(256):064x}"',
        "    diffusion: restreinte",
    ]


def _valeur(hasard: random.Random, champ: dict[str, Any]) -> str:
    genre = champ.get("type")
    if genre == "boolean":
        return hasard.choice(("true", "false"))
    if genre == "integer":
        return str(hasard.randint(2, 10))
    if genre == "array":
        choix = [choix["const"] for choix in champ["items"].get("oneOf", ())]
        if choix:
            retenus = hasard.sample(choix, min(len(choix), hasard.randint(1, 3)))
            return "[" + ", ".join(str(valeur) for valeur in retenus) + "]"
    return json.dumps(champ["examples"][0], ensure_ascii=False)


def _corps(hasard: random.Random) -> str:
    reste = hasard.randint(200, 600)
    blocs: list[str] = []
    while reste > 0:
        taille = min(reste, hasard.randint(30, 90))
        reste -= taille
        forme = hasard.random()
        if forme < 0.2:
            blocs.append("\n".join(f"- {_phrase(hasard, taille // 4 or 1)}" for _ in range(4)))
        elif forme < 0.26:
            rangs = "\n".join(
                f"| {_phrase(hasard, 3)} | {_phrase(hasard, 6)} |"
                for _ in range(max(taille // 9, 1))
            )
            blocs.append(f"| Étape | Repère |\n|---|---|\n{rangs}")
        else:
            blocs.append(f"**{_phrase(hasard, 2)}** {_phrase(hasard, max(taille - 2, 1))}")
    return "\n\n".join(blocs) + "\n"


def _phrase(hasard: random.Random, mots: int) -> str:
    texte = " ".join(hasard.choices(_MOTS, k=mots))
    return texte[:1].upper() + texte[1:] + "."


def _pdf(texte: str) -> bytes:
    """Return a minimal one-page PDF."""
    flux = f"BT /F1 12 Tf 72 720 Td ({texte}) Tj ET".encode("ascii")
    objets = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>"
        % b"/Resources << /Font << /F1 5 0 R >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(flux), flux),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    sortie = bytearray(b"%PDF-1.4\n")
    places = []
    for numero, objet in enumerate(objets, 1):
        places.append(len(sortie))
        sortie += b"%d 0 obj\n%s\nendobj\n" % (numero, objet)
    debut = len(sortie)
    sortie += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objets) + 1)
    sortie += b"".join(b"%010d 00000 n \n" % place for place in places)
    sortie += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objets) + 1,
        debut,
    )
    return bytes(sortie)
