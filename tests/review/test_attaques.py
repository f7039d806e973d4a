"""Attacks on the review: each refused, in French, with nothing executed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from branches import CERTIFICATEUR, LIEU, RECEVABILITE, commander, introduits, relire

if TYPE_CHECKING:
    from depots_git import DepotGit

pytestmark = pytest.mark.lent  # hundreds of processes

REPONSE = f"{LIEU}/reponses/C3I2.md"
OF = "organisme-de-reference"


def _lire(depot: DepotGit, chemin: str = REPONSE) -> str:
    return (depot.racine / chemin).read_text(encoding="utf-8")


def test_a_head_that_makes_its_author_an_auditor_gives_no_right(depot: DepotGit) -> None:
    depot.ecrire(
        "criteria/certificateurs/uimm-35-56.yml",
        CERTIFICATEUR.replace("{compte: auditeur}", "{compte: intrus}"),
    )
    depot.ecrire(
        f"{LIEU}/journal/2026-03-20-01-declenchement.yml",
        'date: "2026-03-20"\nauteur: auditeur\n',
    )
    depot.commit()
    assert {"revue-droit", "revue-melange"} <= set(introduits(relire(depot, "intrus")))


def test_a_head_that_writes_itself_in_comptes_gives_no_right(depot: DepotGit) -> None:
    fiche = f"{LIEU}/dossier.yml"
    depot.ecrire(fiche, _lire(depot, fiche).replace(OF, "intrus"))
    depot.commit()
    assert introduits(relire(depot, "intrus")) == ["revue-droit"]
    assert introduits(relire(depot, OF)) == ["revue-droit"]


def test_an_edited_or_renamed_event_is_refused(depot: DepotGit) -> None:
    depot.ecrire(RECEVABILITE, _lire(depot, RECEVABILITE) + "note: autre chose\n")
    depot.commit()
    assert introduits(relire(depot, "secretariat")) == ["revue-evenement-modifie"]
    depot.branche("of")
    depot.git("mv", RECEVABILITE, RECEVABILITE.replace("-01-", "-02-"))
    depot.commit()
    assert "revue-evenement-modifie" in introduits(relire(depot, "secretariat"))


@pytest.mark.parametrize(
    "chemin", ["CODEOWNERS", ".github/workflows/revue.yml", "plugins/certimetal/errors.py"]
)
def test_what_is_hidden_in_a_dossiers_proposal_is_found(depot: DepotGit, chemin: str) -> None:
    depot.ecrire(chemin, "* @intrus\n")
    depot.ecrire(REPONSE, _lire(depot) + "\nUn ajout.\n")
    depot.commit()
    assert introduits(relire(depot, OF)) == ["revue-droit", "revue-melange"]


def test_a_link_to_a_system_file_is_never_opened(depot: DepotGit) -> None:
    depot.placer(("120000", f"{LIEU}/annexes/C3I2-A09.pdf", b"/etc/passwd"))
    rendu = commander(depot, auteur=OF)
    assert rendu.returncode == 1
    assert "lien symbolique" in rendu.stdout
    assert "root:" not in rendu.stdout


def test_a_submodule_is_refused(depot: DepotGit) -> None:
    tete = depot.git("rev-parse", "HEAD")
    depot.placer(("160000", f"{LIEU}/annexes/module", tete.encode()))
    assert "revue-fichier-special" in introduits(relire(depot, OF))


def test_attributes_in_a_dossier_are_refused(depot: DepotGit) -> None:
    depot.ecrire(f"{LIEU}/.gitattributes", "reponses export-ignore\n")
    depot.commit()
    assert "revue-fichier-interdit" in introduits(relire(depot, OF))


def test_a_forged_author_and_date_say_nothing(depot: DepotGit) -> None:
    depot.ecrire(REPONSE, _lire(depot) + "\nUn ajout.\n")
    depot.git("add", "-A")
    depot.git(
        "-c", f"user.name={OF}", "commit", "-qm", "x", "--date=2001-01-01", f"--author={OF} <a@b>"
    )
    assert introduits(relire(depot, "intrus")) == ["revue-droit"]


def test_a_twin_folder_is_refused(depot: DepotGit) -> None:
    depot.placer(("100644", "dossiers/UIMM-35-56/00000001800002/dossier.yml", b"siret: 1\n"))
    assert "revue-nom" in introduits(relire(depot, "inconnu"))


def test_a_document_added_then_removed_is_found(depot: DepotGit) -> None:
    depot.ecrire(f"{LIEU}/annexes/CV.pdf", b"%PDF-1.4 un nom\n")
    depot.commit()
    depot.supprimer(f"{LIEU}/annexes/CV.pdf")
    depot.ecrire(REPONSE, _lire(depot) + "\nUn ajout.\n")
    depot.commit()
    assert introduits(relire(depot, OF)) == ["revue-histoire"]


def test_text_of_a_dossier_commands_neither_runner_nor_terminal_nor_forge(depot: DepotGit) -> None:
    piege = (
        "\n::set-output name=x::y\n::error::faux @equipe #12 /close\n"
        "```\n</details><img src=x onerror=alert(1)> ~~~ [lien](javascript:x) www.exemple.fr\n"
        "https://exemple.fr <!-- certimetal-revue -->\n"
    )
    depot.ecrire(REPONSE, _lire(depot) + piege)
    depot.ecrire(f"{LIEU}/annexes/::error::x\x1b[31m.pdf", b"%PDF-1.4\n")
    depot.commit()
    for forme in ("github", "texte", "markdown"):
        rendu = commander(depot, "--format", forme, auteur=OF)
        assert rendu.returncode == 1
        assert "\x1b" not in rendu.stdout
        lignes = rendu.stdout.splitlines()
        assert not [
            ligne for ligne in lignes if ligne.startswith(("::set-output", "::error::", "/"))
        ]
    assert rendu.stdout.count("<!-- certimetal-revue -->") == 1
    for dangereux in (
        "@equipe",
        "#12",
        "<img",
        "```",
        "~~~",
        "](javascript",
        "www.exemple",
        "://exemple",
    ):
        assert dangereux not in rendu.stdout
    assert rendu.stdout.count("<details>") == rendu.stdout.count("</details>")


def test_a_number_of_social_security_added_then_removed_is_found_and_never_shown(
    depot: DepotGit,
) -> None:
    texte = _lire(depot)
    depot.ecrire(
        REPONSE, f"{texte}\nSon numéro de sécurité sociale est le 2 55 08 14 168 025 38.\n"
    )
    depot.commit()
    depot.ecrire(REPONSE, f"{texte}\nLe candidat garde ses documents.\n")
    depot.commit()
    rendu = commander(depot, auteur=OF)
    assert rendu.returncode == 1
    assert "(donnee-nir)" in rendu.stdout
    assert "version intermédiaire" in rendu.stdout
    assert "168" not in rendu.stdout


def test_an_enormous_change_has_a_bounded_report(depot: DepotGit) -> None:
    for code in ("C1I1", "C1I2", "C2I1", "C2I2", "C3I1", "C3I2"):
        chemin = REPONSE.replace("C3I2", code)
        mots = " ".join(f"mot{code}{rang}*_<@a>" for rang in range(3_000))
        depot.ecrire(chemin, _lire(depot, chemin) + f"\n{mots}\n")
    for rang in range(400):
        depot.ecrire(f"{LIEU}/annexes/{'&' * 100}{rang}.exe", "x")
    depot.commit()
    rendu = commander(depot, "--format", "markdown", auteur="intrus")
    assert len(rendu.stdout) < 60_000
    assert "Pour tout lire" in rendu.stdout
    assert (
        "de plus)" in rendu.stdout
        or "n’est pas montrée" in rendu.stdout
        or "encore" in rendu.stdout
    )
    assert rendu.stdout.count("<details>") == rendu.stdout.count("</details>")
    assert rendu.stdout.count("<ins>") == rendu.stdout.count("</ins>")


@pytest.mark.lent
def test_ten_thousand_changed_files_are_refused(depot: DepotGit) -> None:
    vide = depot.git("hash-object", "-w", "--stdin")
    lignes = "".join(f"100644 {vide}\t{LIEU}/annexes/{rang}.pdf\n" for rang in range(10_000))
    depot.git("update-index", "--index-info", entree=lignes.encode())
    depot.git("commit", "-qm", "beaucoup")
    rendu = commander(depot, auteur=OF)
    assert rendu.returncode == 2
    assert "ne peut pas être relue" in rendu.stderr


@pytest.mark.lent
def test_a_blob_of_300_megabytes_is_refused_and_not_read(depot: DepotGit) -> None:
    depot.ecrire(f"{LIEU}/annexes/C3I2-A09.pdf", bytes(300 * 1024 * 1024))
    depot.commit()
    depot.supprimer(f"{LIEU}/annexes/C3I2-A09.pdf")
    depot.commit()
    assert introduits(relire(depot, OF)) == ["revue-histoire", "revue-trop-gros"]


def test_a_history_rewritten_after_it_was_read_is_told(depot: DepotGit) -> None:
    depot.ecrire(REPONSE, _lire(depot) + "\nUn ajout lu et approuvé.\n")
    depot.commit()
    lu_le = depot.git("rev-parse", "HEAD")
    depot.git("reset", "-q", "--hard", "main")
    depot.ecrire(REPONSE, _lire(depot) + "\nUn autre ajout.\n")
    depot.commit()
    assert introduits(relire(depot, OF, depuis=lu_le)) == ["revue-histoire-reecrite"]
    assert introduits(relire(depot, OF)) == []


def test_a_folder_made_a_link_is_a_dossier_that_is_gone(depot: DepotGit) -> None:
    depot.git("rm", "-q", "-r", LIEU)
    depot.placer(("120000", LIEU, b"/etc"))
    trouves = introduits(relire(depot, OF))
    assert {"revue-dossier-retire", "revue-fichier-special", "revue-droit"} <= set(trouves)


def test_a_transfer_to_another_siret_is_one_proposal(depot: DepotGit) -> None:
    autre = "00000009100009"
    arrivee = LIEU.replace("00000009100017", autre)
    depot.git("mv", LIEU, arrivee)
    fiche = f"{arrivee}/dossier.yml"
    depot.ecrire(fiche, _lire(depot, fiche).replace("00000009100017", autre))
    depot.ecrire(
        f"{arrivee}/journal/2026-03-20-01-transfert.yml",
        f'date: "2026-03-20"\nauteur: secretariat\nancien_siret: "00000009100017"\n'
        f'nouveau_siret: "{autre}"\n',
    )
    depot.commit()
    assert not {c for c in introduits(relire(depot, "secretariat")) if c.startswith("revue-")}
    assert "revue-droit" in introduits(relire(depot, OF))
