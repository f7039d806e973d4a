"""Whatever an answer says, a document says it back: exported, read again, it reads the same."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from certimetal.app.document_recu import read_document
from certimetal.app.documents import write_documents
from certimetal.app.formulaire import form_of
from certimetal.app.import_fichiers import write_answer
from certimetal.domain.formulaire_valeurs import Valeurs
from certimetal.reading.word.formulaire import read_form
from certimetal.rendering.documents.formulaire import Demande, plan_document
from certimetal.rendering.documents.imprimes import printed_texts
from certimetal.rendering.markdown_canonique import same_reading
from documents_word import JOUR, comme_word, le_depot

MOTS = (
    "l’organisme", "« grille »", "50\u00a0%", "vérifie", "—", "œuvre", "délai\u00a0:", "n° 3",
    "C3I2-A01", "10 000", "fin\u202f!", "à", "Été", "R&D", "a_b_c", "1)", "x < y", "#5",
)  # fmt: skip
mots = st.lists(st.sampled_from(MOTS), min_size=1, max_size=8).map(" ".join)
simples = st.lists(st.sampled_from(MOTS[:9]), min_size=1, max_size=4).map(" ".join)
liens = simples.map(lambda m: f"[{m}](https://of.example/a?b=1&c=2)")
nu = mots.map(lambda m: m.replace("<", r"\<").replace("_", r"\_").replace("1)", r"1\)"))
inline = st.one_of(
    nu,
    nu.map(lambda m: f"x **mot {m} fin** y"),
    nu.map(lambda m: f"x *mot {m} fin* y"),
    nu.map(lambda m: f"x ~~mot {m} fin~~ y"),
    liens,
)
phrase = st.lists(inline, min_size=1, max_size=3).map(lambda parts: "Ici " + ", ".join(parts) + ".")


def _decale(texte: str, debut: str, suite: str) -> str:
    return debut + texte.replace("\n", f"\n{suite}")


puces = st.recursive(
    st.lists(phrase, min_size=1, max_size=3).map(lambda i: "\n".join(f"- {p}" for p in i)),
    lambda dedans: st.tuples(phrase, dedans).map(
        lambda paire: f"- {paire[0]}\n{_decale(paire[1], '  ', '  ')}"
    ),
    max_leaves=3,
)
numeros = st.lists(phrase, min_size=2, max_size=4).map(
    lambda items: "\n".join(f"{rang}. {item}" for rang, item in enumerate(items, start=1))
)
tableaux = st.lists(st.tuples(nu, nu), min_size=1, max_size=3).map(
    lambda lignes: "\n".join(
        ["| Étape | Qui |", "|---|---|", *(f"| {a} | {b} |" for a, b in lignes)]
    )
)
blocs = st.one_of(
    phrase,
    phrase,
    puces,
    numeros,
    tableaux,
    nu.map(lambda m: f"## Titre {m}"),
    phrase.map(lambda p: f"> {p}"),
    st.just("```\nmesure = 12 * 3\n\nfin\n```"),
    st.tuples(nu, nu).map(lambda p: f"Ici {p[0]}\\\n{p[1]}"),
    st.tuples(numeros, phrase).map(lambda p: f"- {p[1]}\n{_decale(p[0], '  ', '  ')}"),
)
reponse = st.lists(blocs, min_size=1, max_size=5).map(lambda b: "\n\nEnsuite.\n\n".join(b) + "\n")
LONGUE = " ".join(["L’organisme vérifie chaque pièce du dossier."] * 500) + "\n"
"""3,000 words and more."""


@pytest.mark.lent
@given(textes=st.lists(reponse, min_size=11, max_size=11))
@settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_an_answer_that_was_exported_reads_the_same(textes: list[str]) -> None:
    formulaire = form_of(le_depot())
    corps = dict(zip(formulaire.fiches, [LONGUE, *textes], strict=True))
    demande = Demande(formulaire=formulaire, referentiel=le_depot().referentiel, jour=JOUR)
    vierge = plan_document(demande)
    rempli = plan_document(
        Demande(
            formulaire=formulaire,
            referentiel=le_depot().referentiel,
            jour=JOUR,
            valeurs=Valeurs(corps=corps),
        )
    )
    contenu = comme_word(next(iter(write_documents([rempli], "docx"))))
    recu = read_document(contenu, nom="rempli.docx")
    lu = read_form(recu.blocs, formulaire, tuple(printed_texts(vierge.blocs)))
    assert (*recu.non_places, *lu.non_places) == ()
    for code, texte in corps.items():
        assert write_answer(lu, code, texte) == (texte, []), (
            f"{texte}\n→\n{write_answer(lu, code, texte)[0]}"
        )
        neuf, _ = write_answer(lu, code, "")
        assert same_reading(neuf, texte), f"{texte}\n→\n{neuf}"
