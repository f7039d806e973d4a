"""The source held against published passages: what is found, missing, mended, left out."""

from __future__ import annotations

from certimetal.domain.comparaison import comparer
from certimetal.domain.passages import Passage
from certimetal.domain.reglages import Correction, Coupure, Mobilier, Reglages

SOURCE = """CRITÈRE 3 : L’INSCRIPTION

❑ À communiquer les informations dans les délais

impartis.

Cadre réservé à l'organisme
3

Les demandes d’inscription sont envoyées au plus tard
dans les 15 jours qui
suivent le début du parcours. Les modalités exposées par
le prestaire respectent lesdélais.

Sans point final
Autre ligne
"""
PUBLIES = (
    Passage(texte="Critère 3", ou="C3.md", repete=True),
    Passage(texte="L’inscription", ou="C3.md", repete=True),
    Passage(texte="À communiquer les informations dans les délais impartis.", ou="C3.md"),
    Passage(
        texte="Les demandes d’inscription sont envoyées au plus tard dans les 15 jours qui suivent "
        "le début du parcours.\nLes modalités exposées par le prestataire respectent les délais.",
        ou="C3I2.md",
    ),
    Passage(texte="- Sans point final\n- Autre ligne", ou="textes/a.md"),
)
REGLAGES = Reglages(
    corrections=(
        Correction(source="le prestaire", publie="le prestataire", motif="Lettres oubliées."),
        Correction(source="inconnue ici", publie="connue", motif="Coquille."),
    ),
    coupures=(Coupure(fin="Sans point final", debut="Autre"),),
    titres=("CRITÈRE 3 : L’INSCRIPTION",),
    mobilier=(
        Mobilier(texte="Cadre réservé à l’organisme", motif="Mise en page."),
        Mobilier(texte="3", motif="Numéro."),
    ),
)


def without(texte: str) -> tuple[Passage, ...]:
    return tuple(passage for passage in PUBLIES if texte not in passage.texte)


def test_everything_is_found_whatever_the_layout() -> None:
    comparaison = comparer(SOURCE, PUBLIES, REGLAGES)
    assert comparaison.manquantes == ()
    assert comparaison.ajouts == ()
    assert comparaison.total == comparaison.trouvees == 7


def test_mended_slips_tell_their_lines() -> None:
    comparaison = comparer(SOURCE, PUBLIES, REGLAGES)
    assert [(c.source, lignes) for c, lignes in comparaison.corrections] == [
        ("le prestaire", (13,)),
    ]
    assert [c.source for c in comparaison.sans_objet] == ["inconnue ici"]


def test_page_furniture_is_listed_and_not_looked_for() -> None:
    comparaison = comparer(SOURCE, PUBLIES, REGLAGES)
    assert [(m.texte, lignes) for m, lignes in comparaison.mobilier] == [
        ("Cadre réservé à l’organisme", (7,)),
        ("3", (8,)),
    ]


def test_furniture_that_is_not_declared_is_missing() -> None:
    comparaison = comparer(SOURCE, PUBLIES, Reglages(titres=REGLAGES.titres))
    assert any("Cadre réservé" in m.phrase.texte for m in comparaison.manquantes)


def test_a_removed_sentence_is_named_with_its_line() -> None:
    manquantes = comparer(SOURCE, without("À communiquer"), REGLAGES).manquantes
    assert [(m.phrase.ligne, m.phrase.texte) for m in manquantes] == [
        (3, "À communiquer les informations dans les délais impartis.")
    ]


def test_a_changed_number_is_missing_with_the_nearest_sentence_and_its_file() -> None:
    change = tuple(
        Passage(texte=p.texte.replace("15", "16"), ou=p.ou, repete=p.repete) for p in PUBLIES
    )
    comparaison = comparer(SOURCE, change, REGLAGES)
    (manquante,) = comparaison.manquantes
    assert "15 jours" in manquante.phrase.texte
    assert manquante.phrase.ligne == 10
    assert manquante.proche is not None
    assert "16 jours" in manquante.proche.texte
    assert manquante.proche.ou == "C3I2.md"
    assert [phrase.ou for phrase in comparaison.ajouts] == ["C3I2.md"]


def test_words_added_inside_a_published_sentence_are_seen() -> None:
    change = (*without("À communiquer"), Passage(texte="À ne pas communiquer.", ou="C3.md"))
    assert len(comparer(SOURCE, change, REGLAGES).manquantes) == 1


def test_a_sentence_said_twice_must_be_published_twice() -> None:
    deux = SOURCE + "\n\n\n\nÀ communiquer les informations dans les délais impartis.\n"
    (manquante,) = comparer(deux, PUBLIES, REGLAGES).manquantes
    assert manquante.deja
    assert manquante.phrase.ligne == 21
    deux_fois = (*PUBLIES, PUBLIES[2])
    assert comparer(deux, deux_fois, REGLAGES).manquantes == ()


def test_a_label_may_be_repeated() -> None:
    deux = SOURCE + "\n\n\n\nCRITÈRE 3 : L’INSCRIPTION\n"
    assert comparer(deux, PUBLIES, REGLAGES).manquantes == ()


def test_a_correction_across_lines_keeps_the_line_numbers_of_what_follows() -> None:
    source = "génératrice de non-\n\nqualité.\nAprès.\n"
    reglages = Reglages(
        corrections=(Correction(source="non- qualité", publie="non-qualité", motif="Coupé."),)
    )
    comparaison = comparer(source, (Passage(texte="Autre.", ou="a.md"),), reglages)
    assert [(m.phrase.ligne, m.phrase.texte) for m in comparaison.manquantes] == [
        (1, "génératrice de non-qualité."),
        (4, "Après."),
    ]


def test_a_correction_inside_a_word_does_not_cut_it() -> None:
    reglages = Reglages(
        corrections=(Correction(source="exemple- site.fr", publie="exemple-site.fr", motif="C."),)
    )
    publies = (Passage(texte="Adresse https://www.exemple-site.fr/page", ou="a.md"),)
    comparaison = comparer("Adresse https://www.exemple-\nsite.fr/page", publies, reglages)
    assert comparaison.manquantes == ()
