"""Personal data: found, weighed, masked, and never shown whole."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from contexte_exemple import CONSERVEE, CORPS, DOSSIER, avec, avec_reponse, problemes, trouves
from hypothesis import given
from hypothesis import strategies as st

from certimetal.domain.controle import Cible
from certimetal.domain.dossier import Adresse, Site
from certimetal.finding import Gravite
from certimetal.rules import (
    courriel,
    donnees_personnelles,
    naissance,
    nir,
    nom_de_personne,
    telephone,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from certimetal.rules.passage import Trouvaille

    Detecteur = Callable[[str], Iterator[Trouvaille]]

DETECTEURS: list[Detecteur] = [
    courriel.detecter,
    telephone.detecter,
    naissance.detecter,
    nir.detecter,
    nom_de_personne.detecter,
]
NOMS = ["courriel", "telephone", "naissance", "nir", "nom"]
NBSP, FINE = "\u00a0", "\u202f"


def releve(detecter: Detecteur, texte: str) -> list[str]:
    return [texte[t.debut : t.fin] for t in detecter(texte)]


@pytest.mark.parametrize(
    ("texte", "adresse"),
    [
        ("Écrire à jean.dupont@exemple.fr.", "jean.dupont@exemple.fr"),
        ("<jérôme.le-goff@exemple.bzh>", "jérôme.le-goff@exemple.bzh"),
        ("[moi](mailto:jdupont@sous.domaine.example)", "jdupont@sous.domaine.example"),
        ("formation.dupont@exemple.fr", "formation.dupont@exemple.fr"),
        ("jean.dupont@jean-dupont.fr", "jean.dupont@jean-dupont.fr"),
        ("...j@ex.fr", "j@ex.fr"),
        ("a" * 70 + "@exemple.fr", "a" * 64 + "@exemple.fr"),
        ("x@@y.dupont@exemple.fr", "y.dupont@exemple.fr"),
    ],
)
def test_the_address_of_a_person_is_found(texte: str, adresse: str) -> None:
    assert releve(courriel.detecter, texte) == [adresse]


@pytest.mark.parametrize(
    "texte",
    [
        "contact@exemple.fr", "accueil@", "@organisme", "a @ b.fr", "Formation@exemple.fr",
        "service-certifications@exemple.fr", "serviceformation@exemple.fr", "cfa35@exemple.fr",
        "referent.handicap@exemple.fr", "contact-bretagne@exemple.fr", "uimm35-56@uimm.example",
        "certifications.forge@forge.example", "secretariat2@exemple.fr", "prix : 3 @ 2,50",
    ],
)  # fmt: skip
def test_the_address_of_a_service_passes(texte: str) -> None:
    assert releve(courriel.detecter, texte) == []


def test_the_ofs_own_names_and_places_may_be_in_an_address() -> None:
    site = Site(nom="Atelier", adresse=Adresse(commune="Vannes"))
    corps = f"Écrire à formation.vannes@exemple.fr ou forge.lorient@exemple.fr. {CORPS}"
    assert trouves(avec(avec_reponse(corps=corps), sites_annexes=(site,))) == []
    assert trouves(avec_reponse(corps=corps)) == ["donnee-courriel"]


@pytest.mark.parametrize(
    "numero",
    [
        "02 97 12 34 56", "02.97.12.34.56", "02-97-12-34-56", "02/97/12/34/56", "0297123456",
        f"02{NBSP}97{NBSP}12{NBSP}34{NBSP}56", f"02{FINE}97{FINE}12{FINE}34{FINE}56",
        "+33 2 97 12 34 56", "+33 (0)2 97 12 34 56", "0033 2 97 12 34 56", "+33297123456",
        "06 12 34 56 78", "09 72 12 34 56", "+44 20 7946 0958",
    ],
)  # fmt: skip
def test_a_number_is_found_however_it_is_written(numero: str) -> None:
    (trouve,) = releve(telephone.detecter, f"Appeler le {numero}, puis le standard.")
    assert trouve == numero


@pytest.mark.parametrize(
    "texte",
    [
        "08 00 12 34 56", "3949", "le 15", "0 800 123 456", "000 000 018 00002",
        "SIRET 73282932000074", "NDA 53560000056", "du 01/02/2024 au 28/02/2024",
        "01/02/2024-28/02/2024", "RNCP38901", "C3I2-A01, A02, A03", "ISO 9001 et 21001",
        "sha256:0297123456ab", "réf. 2026-0297123456", "id=0297123456", "00 12 34 56 78",
    ],
)  # fmt: skip
def test_what_is_no_persons_number_passes(texte: str) -> None:
    assert releve(telephone.detecter, texte) == []


def test_the_contact_and_the_certificateur_may_be_called() -> None:
    corps = f"Standard : 02 61 91 12 34 ou +33 2 61 91 12 34. {CORPS}"
    assert trouves(avec_reponse(corps=corps)) == []
    assert trouves(avec(avec_reponse(corps=corps), contact={})) == ["donnee-telephone"] * 2


@pytest.mark.parametrize(
    ("texte", "date"),
    [
        ("né le 12/03/1985", "12/03/1985"),
        ("Née le 1er mars 1985 à Lorient", "1er mars 1985"),
        ("né(e) le 12.03.85", "12.03.85"),
        ("né·e le 1985-03-12", "1985-03-12"),
        ("ne\u0301 le 12 aout 1985", "12 aout 1985"),
        (f"Date de naissance{NBSP}: 12/03/1985", "12/03/1985"),
        ("NÉE LE 12 DÉCEMBRE 1985", "12 DÉCEMBRE 1985"),
    ],
)
def test_a_date_of_birth_is_found(texte: str, date: str) -> None:
    assert releve(naissance.detecter, texte) == [date]


@pytest.mark.parametrize(
    "texte",
    [
        "date de naissance (contrôlée sur la pièce d’identité)", "donné le 12/03/2025",
        "la réunion menée le 12/03/2025", "année le 12/03/2025", "né le jour même",
        "l’état civil et la date de naissance sont vérifiés le 12/03/2025",
    ],
)  # fmt: skip
def test_other_dates_pass(texte: str) -> None:
    assert releve(naissance.detecter, texte) == []


@pytest.mark.parametrize(
    "numero",
    [
        "295109912611193", "2 95 10 99 126 111 93", "2.95.10.99.126.111.93", "253072B07300470",
        f"2{NBSP}95{NBSP}10{NBSP}99{NBSP}126{NBSP}111{NBSP}93", "2 53 07 2A 073 004 43",
        "253072a07300443",
    ],
)  # fmt: skip
def test_a_nir_is_found_by_its_key(numero: str) -> None:
    assert releve(nir.detecter, f"({numero})") == [numero]


def test_a_nir_without_key_needs_a_word_that_announces_it() -> None:
    assert releve(nir.detecter, "N° de sécurité sociale : 2 95 10 99 126 111") == [
        "2 95 10 99 126 111"
    ]
    assert releve(nir.detecter, "Référence : 2 95 10 99 126 111") == []


@pytest.mark.parametrize(
    "texte",
    [
        "73282932000074", "295109912611194", "sha256:295109912611193", "a295109912611193",
        "295139912611193", "FR76 3000 6000 0112 3456 7890 189", "2951099126111930", "1234567890123",
    ],
)  # fmt: skip
def test_other_long_numbers_pass(texte: str) -> None:
    assert releve(nir.detecter, texte) == []


@pytest.mark.parametrize(
    ("texte", "nom"),
    [
        ("Voir Mme Le Goff.", "Mme Le Goff"),
        ("M. de Kerguelen", "M. de Kerguelen"),
        ("Madame L’Helgoualc’h", "Madame L’Helgoualc"),
        ("Voir Mme Dupont.", "Mme Dupont"),
        (f"M.{NBSP}Martin", "M. Martin".replace(" ", NBSP)),
        ("Madame Élodie Riou", "Madame Élodie"),
        ("M. le directeur", None),
        ("Monsieur le Président", None),
        ("Mme la référente", None),
        ("la société Forge S.M. Dupont", None),
        ("Monsieur Le Directeur", None),
        ("une dame, Mme untel", None),
    ],
)
def test_a_name_is_known_by_its_title(texte: str, nom: str | None) -> None:
    trouve = releve(nom_de_personne.detecter, texte)
    assert trouve == ([] if nom is None else [nom])


@pytest.mark.parametrize("detecter", DETECTEURS, ids=NOMS)
@given(
    st.text(alphabet=st.sampled_from("@.-+ 0123456789aàéMmenlrsABé(·)\n:/" + NBSP), max_size=80)
    | st.text(max_size=60)
    | st.from_regex(r"(M\. |Mme )?[a-z]{1,3}[.@][a-z]+@[a-z]{2,9}\.fr", fullmatch=True)
    | st.from_regex(r"(\+33|0)[ .]?[1-79]([ .]?[0-9]{2}){4}", fullmatch=True)
    | st.from_regex(r"n[ée]e? le [0-3]?[0-9]/[01][0-9]/(19[0-9]{2}|[0-9]{2})", fullmatch=True)
)
def test_a_detector_never_raises_nor_shows_what_it_found(detecter: Detecteur, texte: str) -> None:
    for trouvaille in detecter(texte):
        assert 0 <= trouvaille.debut < trouvaille.fin <= len(texte)
        assert texte[trouvaille.debut : trouvaille.fin] not in trouvaille.masque


@pytest.mark.parametrize("detecter", DETECTEURS, ids=NOMS)
@pytest.mark.parametrize(
    "texte",
    ["@" * 60_000, "a" * 60_000 + "@", "a@" * 30_000, "0 " * 30_000, "+33" * 20_000, "1" * 60_000,
     "né le " * 10_000, "1 2" * 20_000, "a@" + "b-" * 30_000, "a@" + "b." * 30_000,
     "Mme " * 15_000, "M. Le " * 10_000, "+1(" * 20_000],
    ids=lambda t: t[:6],
)  # fmt: skip
def test_a_hostile_text_takes_no_time(detecter: Detecteur, texte: str) -> None:
    debut = time.process_time()
    for _ in detecter(texte):
        pass
    assert time.process_time() - debut < 1


SECRETS = {
    "donnee-courriel": "jean.dupont@exemple.fr",
    "donnee-telephone": "06 12 34 56 78",
    "donnee-naissance": "12/03/1985",
    "donnee-nir": "2 95 10 99 126 111 93",
    "donnee-nom": "Mme Dupont",
}
TEXTE = (
    "Mme Dupont (jean.dupont@exemple.fr, 06 12 34 56 78), née le 12/03/1985, "
    "n° 2 95 10 99 126 111 93."
)


@pytest.mark.parametrize("diffusion", ["publique", "restreinte", ""])
def test_each_datum_weighs_by_the_diffusion_and_is_masked(diffusion: str) -> None:
    dossier = avec(avec_reponse(corps=f"{CORPS}\n{TEXTE}"), diffusion=diffusion)
    trouve = {p.controle.id: p for p in problemes(dossier)}
    assert trouve.keys() == SECRETS.keys()
    for controle, probleme in trouve.items():
        assert probleme.secret
        montre = probleme.message + probleme.attendu + probleme.remede + probleme.suggestion
        assert SECRETS[controle] not in montre
        erreur = controle == "donnee-nir" or (diffusion == "publique" and controle != "donnee-nom")
        assert probleme.gravite is (Gravite.ERREUR if erreur else Gravite.AVERTISSEMENT)


def test_every_free_text_is_read() -> None:
    ailleurs = Site(nom=TEXTE, adresse=Adresse(voie=TEXTE, commune="Lorient", code_postal="56100"))
    annexe = CONSERVEE.__class__(
        code="C3I2-A01", titre=TEXTE, conservation=TEXTE, empreinte=CONSERVEE.empreinte
    )
    engagements = {"precision": TEXTE, "liste": [{"profonde": [TEXTE]}], "nombre": 3, "rien": None}
    dossier = avec(
        avec_reponse(annexes=(annexe,), engagements=engagements),
        sites_annexes=(ailleurs,),
        adresse=Adresse(voie=TEXTE, commune="Lorient", code_postal="56100"),
        contact={"fonction": TEXTE, "telephone": "02 61 91 12 34"},
    )
    places = {(p.fichier, *p.chemin) for p in problemes(dossier) if p.controle.id == "donnee-nir"}
    assert places == {
        ("dossier.yml", "adresse", "voie"),
        ("dossier.yml", "sites_annexes", 0, "nom"),
        ("dossier.yml", "sites_annexes", 0, "adresse", "voie"),
        ("dossier.yml", "contact", "fonction"),
        ("reponses/C3I2.md", "annexes", 0, "titre"),
        ("reponses/C3I2.md", "annexes", 0, "conservation"),
        ("reponses/C3I2.md", "precision"),
        ("reponses/C3I2.md", "liste", 0, "profonde", 0),
    }


@pytest.mark.parametrize(
    "motif",
    [telephone._CANDIDAT, naissance._NAISSANCE, nir._CANDIDAT],
    ids=["telephone", "naissance", "nir"],
)
@given(st.data(), st.text(max_size=120))
def test_the_quick_look_at_digits_hides_no_datum(
    motif: re.Pattern[str], data: st.DataObject, autour: str
) -> None:
    sans_regard = re.sub(r"\(\?<[=!][^)]*\)", "", motif.pattern)  # hypothesis cannot look behind
    candidat = data.draw(st.from_regex(re.compile(sans_regard, motif.flags), fullmatch=True))
    detecteurs = [d.controle.id for d in donnees_personnelles._utiles(autour + candidat)]
    assert {"donnee-telephone", "donnee-naissance", "donnee-nir"} <= set(detecteurs)
    assert donnees_personnelles._a_un_signe(autour + candidat)


def test_the_place_in_a_body_is_that_of_the_datum() -> None:
    corps = f"{CORPS}\nÉcrire à jean.dupont@exemple.fr."
    (probleme,) = problemes(avec_reponse(corps=corps))
    assert probleme.cible is Cible.CORPS
    assert corps[probleme.debut : probleme.fin] == "jean.dupont@exemple.fr"


def test_the_base_has_no_personal_data() -> None:
    assert not [c for c in trouves(DOSSIER) if c.startswith("donnee")]
