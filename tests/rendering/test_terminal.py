from __future__ import annotations

from certimetal.domain.controle import Controle
from certimetal.domain.referentiel import Regle, Valeur, Variante
from certimetal.finding import Gravite
from certimetal.rendering.terminal import announce, explain, list_all

CONTROLE = Controle(
    id="siret-cle",
    titre="La clé du SIRET est fausse",
    gravite=Gravite.ERREUR,
    explication=(
        "Un SIRET porte une **clé**, et *elle seule* suit\nla ligne.\n\n"
        "- premier point qui est assez long pour passer à la ligne\n- second\n\n"
        "    siret: a*b*c **tel quel**"
    ),
    fautif='siret: "1"\nadresse: {}',
    juste='siret: "2"',
    regles=("R6", "L6"),
)
REGLE = Regle(
    id="R28",
    titre="Délai des actions correctives",
    nature="source",
    enonce="Six mois au plus.",
    source="L’habilitation",
    formulations=(Variante(ou="ici", texte="6 mois"), Variante(ou="là", texte="un semestre")),
    retenu="6 mois.",
    valeurs=(Valeur(cle="delai", libelle="Délai", nombre=6, unite="mois", regle="R28"),),
)


def test_a_check_is_explained_whole() -> None:
    page = explain(CONTROLE, largeur=40)
    assert page.startswith("siret-cle (erreur)\n\nLa clé du SIRET est fausse\n\n")
    assert "Un SIRET porte une clé, et elle seule\nsuit la ligne." in page
    assert '    siret: "1"\n    adresse: {}\n' in page
    assert "Exemple correct\u00a0:\n\n" in page
    assert page.endswith("Règles du référentiel\u00a0: R6 et L6.\n")


def test_lists_wrap_under_their_own_text_and_code_is_left_alone() -> None:
    page = explain(CONTROLE, largeur=40)
    assert "- premier point qui est assez long pour\n  passer à la ligne\n- second\n" in page
    assert "    siret: a*b*c **tel quel**" in page


def test_a_rule_says_both_wordings_what_is_kept_and_its_numbers() -> None:
    page = explain(REGLE)
    assert "R28 (règle du référentiel)" in page
    assert "ici\u00a0: «\u00a06 mois\u00a0»" in page
    assert "là\u00a0: «\u00a0un semestre\u00a0»" in page
    assert "Retenu par l’outil\u00a0: 6 mois." in page
    assert "Délai\u00a0: 6\u00a0mois" in page


def test_the_list_names_every_check_and_rule() -> None:
    page = list_all([CONTROLE], [REGLE])
    assert "  siret-cle  La clé du SIRET est fausse\n" in page
    assert "  R28  Délai des actions correctives\n" in page
    assert "Règles du référentiel" not in list_all([CONTROLE], [])


def test_a_new_dossier_is_announced_with_what_to_do_next() -> None:
    dossier = "dossiers/uimm-35-56/00000001800002"
    page = announce([f"{dossier}/dossier.yml", f"{dossier}/reponses/C1I1.md"])
    assert page.startswith(f"Dossier créé\u00a0: {dossier} (2\u00a0fichiers)\n")
    assert "    dossier.yml\n    reponses/C1I1.md\n" in page
    assert f"«\u00a0certimetal valider {dossier}\u00a0»" in page
