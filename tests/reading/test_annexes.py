"""Facts of annexes, from documents made by real libraries and from hostile ones."""

from __future__ import annotations

import hashlib
import io
import time
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from certimetal.reading.annexes import facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from certimetal.domain.annexe import FaitsFichier

NOM = "annexes/C3I2-A01.pdf"
D, N = pikepdf.Dictionary, pikepdf.Name


def pdf(change: Callable[[Any], object] | None = None, **options: Any) -> bytes:
    """Return a one-page PDF, changed by ``change`` before it is saved."""
    document = pikepdf.new()
    document.add_blank_page()
    if change is not None:
        change(document)
    sortie = io.BytesIO()
    document.save(sortie, **options)
    return sortie.getvalue()


def image(genre: str, **options: Any) -> bytes:
    """Return a small picture."""
    sortie = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(sortie, genre, **options)
    return sortie.getvalue()


def exif() -> Image.Exif:
    """Return EXIF data that name a person, a place and a camera."""
    donnees = Image.Exif()
    donnees[0x013B] = "Jeanne Exemple"
    donnees.get_ifd(0x8825)[2] = (47.0, 45.0, 0.0)
    donnees.get_ifd(0x8769)[0xA431] = "SERIE-123"
    return donnees


def lire(raw: bytes) -> FaitsFichier:
    return facts(raw, nom=NOM)


def archive() -> bytes:
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w") as fichier:
        fichier.writestr("a.txt", "b")
    return sortie.getvalue()


COMPACT = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}


@pytest.mark.parametrize("options", [{}, COMPACT], ids=["simple", "compact"])
def test_a_plain_pdf_has_nothing_to_be_said(options: dict[str, Any]) -> None:
    raw = pdf(**options)
    faits = lire(raw)
    assert (faits.type_reel, faits.taille) == ("pdf", len(raw))
    assert faits.empreinte == f"sha256:{hashlib.sha256(raw).hexdigest()}"
    assert (faits.contenu_actif, faits.illisible, faits.metadonnees) == ((), "", ())


@pytest.mark.parametrize(
    ("raw", "genre"),
    [(image("PNG"), "png"), (image("JPEG"), "jpeg"), (image("JPEG", progressive=True), "jpeg")],
)
def test_a_plain_picture_has_nothing_to_be_said(raw: bytes, genre: str) -> None:
    faits = lire(raw)
    assert faits.type_reel == genre
    assert (faits.contenu_actif, faits.illisible, faits.metadonnees) == ((), "", ())


@pytest.mark.parametrize("raw", [b"", b"texte", archive(), b"<svg/>", b"GIF89a", b"%PDX-1.4"])
def test_anything_else_has_no_type(raw: bytes) -> None:
    assert lire(raw).type_reel == ""


def test_only_annexes_have_a_fingerprint() -> None:
    assert facts(b"x", nom="dossier.yml").empreinte == ""


def joindre(document: Any) -> None:
    document.attachments["a.txt"] = b"x"


def action(**champs: Any) -> Callable[[Any], None]:
    def poser(document: Any) -> None:
        document.Root.OpenAction = D(**champs)

    return poser


def poser(**champs: Any) -> Callable[[Any], None]:
    """Return a change that adds an annotation to the page."""

    def annoter(document: Any) -> None:
        note = document.make_indirect(D(Type=N.Annot, Rect=[0, 0, 1, 1], **champs))
        document.pages[0].Annots = document.make_indirect([note])

    return annoter


def formulaire(document: Any) -> None:
    document.Root.AcroForm = D(XFA="x", Fields=[])


@pytest.mark.parametrize("options", [{}, COMPACT], ids=["simple", "compact"])
@pytest.mark.parametrize(
    ("change", "attendu"),
    [
        (action(S=N.JavaScript, JS="app.alert(1)"), "JavaScript"),
        (action(S=N.Launch, F="cmd.exe"), "lancement d’un programme"),
        (action(S=N.SubmitForm, F="https://exemple.fr"), "envoi d’un formulaire"),
        (action(S=N.GoToE), "renvoi vers un fichier joint"),
        (joindre, "fichier joint"),
        (formulaire, "formulaire XFA"),
        (poser(Subtype=N.RichMedia), "contenu multimédia"),
        (poser(Subtype=N.FileAttachment, FS=D(F="a")), "fichier joint"),
        (poser(Subtype=N.Link, A=D(S=N.URI, Next=D(S=N.JavaScript))), "JavaScript"),
    ],
)
def test_what_a_pdf_could_do_is_named(
    change: Callable[[Any], None], attendu: str, options: dict[str, Any]
) -> None:
    assert lire(pdf(change, **options)).contenu_actif == (attendu,)


def test_names_written_by_codes_hide_nothing() -> None:
    raw = pdf(action(S=N.JavaScript, JS="x"))
    raw = raw.replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4a#53")
    assert lire(raw).contenu_actif == ("JavaScript",)


def test_an_action_that_leads_to_a_page_is_harmless() -> None:
    def ouvrir(document: Any) -> None:
        document.Root.OpenAction = pikepdf.Array([document.pages[0].obj, N.Fit])

    assert lire(pdf(ouvrir)).contenu_actif == ()


def test_protection_is_named() -> None:
    proprietaire = pdf(encryption=pikepdf.Encryption(owner="o", user=""))
    assert lire(proprietaire).contenu_actif == ("protection par chiffrement",)
    lecteur = lire(pdf(encryption=pikepdf.Encryption(owner="o", user="u")))
    assert "mot de passe" in lecteur.illisible


def auteur_xmp(document: Any) -> None:
    with document.open_metadata() as metadonnees:
        metadonnees["dc:creator"] = ["Jeanne Exemple"]


def auteur(document: Any) -> None:
    document.docinfo["/Author"] = "Jeanne Exemple"


def logiciel(document: Any) -> None:
    document.docinfo["/Author"] = " "
    document.docinfo["/Producer"] = "LibreOffice"


def signer(document: Any) -> None:
    document.Root.Perms = D(DocMDP=D(Type=N.Sig, Contents=b"x", Name="Jeanne Exemple"))


@pytest.mark.parametrize("options", [{}, COMPACT], ids=["simple", "compact"])
@pytest.mark.parametrize(
    ("change", "attendu"),
    [
        (auteur, ("auteur",)),
        (auteur_xmp, ("auteur",)),
        (logiciel, ()),
        (poser(Subtype=N.Text, T="Jeanne Exemple"), ("auteur d’un commentaire",)),
        (signer, ("signature électronique",)),
    ],
)
def test_people_named_in_a_pdf_are_told_and_never_quoted(
    change: Callable[[Any], None], attendu: tuple[str, ...], options: dict[str, Any]
) -> None:
    faits = lire(pdf(change, **options))
    assert faits.metadonnees == attendu
    assert "Jeanne" not in repr(faits)


def test_people_and_places_of_a_picture_are_told_and_never_quoted() -> None:
    texte = PngImagePlugin.PngInfo()
    texte.add_text("Author", "Jeanne Exemple")
    xmp = b"<dc:creator><rdf:Seq><rdf:li>Jeanne</rdf:li></rdf:Seq></dc:creator>"
    for raw, attendu in (
        (image("JPEG", exif=exif()), {"auteur", "position GPS", "numéro de l’appareil"}),
        (image("PNG", exif=exif()), {"auteur", "position GPS", "numéro de l’appareil"}),
        (image("PNG", pnginfo=texte), {"auteur"}),
        (image("JPEG", xmp=xmp), {"auteur"}),
    ):
        faits = lire(raw)
        assert set(faits.metadonnees) == attendu
        assert "Jeanne" not in repr(faits)


@pytest.mark.parametrize(
    "raw",
    [
        pdf()[:-100],
        pdf()[: len(pdf()) // 2],
        pdf() + b"<html><script>alert(1)</script>",
        b"GIF89a;" + pdf(),
        pdf() + archive(),
        b"%PDF-1.4\n%%EOF",
        b"%PDF-1.4\nnon\nstartxref\n0\n%%EOF",
        image("PNG")[:-5],
        image("PNG") + b"x",
        image("PNG") + archive(),
        image("PNG")[:60] + b"\x00" + image("PNG")[61:],
        image("PNG")[:8] + image("PNG")[33:],
        image("JPEG")[:-2],
        image("JPEG")[:200],
        image("JPEG") + b"MotionPhoto_Data",
        image("JPEG") + archive(),
        b"\xff\xd8\xff\xd9",
    ],
)
def test_documents_that_are_cut_spoilt_or_two_things_at_once_are_unreadable(raw: bytes) -> None:
    faits = lire(raw)
    assert faits.type_reel
    assert faits.illisible


def test_an_archive_behind_a_comment_is_seen() -> None:
    faux = pdf()
    queue = archive()[:-2] + len(faux).to_bytes(2, "little") + faux
    assert lire(pdf()[:9] + b"%" + queue).illisible


def test_a_picture_made_to_exhaust_its_reader_is_unreadable() -> None:
    tete = (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    bloc = b"IHDR" + tete
    raw = image("PNG")[:8] + len(tete).to_bytes(4, "big") + bloc
    raw += zlib.crc32(bloc).to_bytes(4, "big") + image("PNG")[33:]
    assert "démesurées" in lire(raw).illisible


CATALOGUE = (
    b"%%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R%s>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
)
FIN = b"\ntrailer<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF"
BOMBE = zlib.compress(bytes(200_000_000), 9)


@pytest.mark.parametrize(
    "raw",
    [
        CATALOGUE % b""
        + b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(BOMBE)
        + BOMBE
        + b"\nendstream endobj"
        + FIN,
        CATALOGUE % (b"/JS " + b"[" * 2_000_000) + FIN,
        CATALOGUE % (b"/JS [" + b"0 " * 5_000_000 + b"]") + FIN,
        CATALOGUE % b""
        + b"".join(b"%d 0 obj<</JS 1>>endobj\n" % n for n in range(9, 300_000))
        + FIN,
        CATALOGUE % b"" + b"/T " * 6_000_000 + FIN,
        b"%PDF-1.4\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1/JS 1>>endobj\n"
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj" + FIN,
        b"\xff\xd8\xff" + b"\xff" * 20_000_000,
        b"\xff\xd8" + b"\xff\xe5\x00\x02" * 5_000_000,
        b"\xff\xd8\xff\xda\x00\x02" + b"\xff\xd0" * 10_000_000,
        image("PNG")[:33] + (b"\0\0\0\0aaaa" + zlib.crc32(b"aaaa").to_bytes(4, "big")) * 1_500_000,
    ],
    ids=["bombe", "profond", "large", "objets", "marques", "boucle", "ff", "app", "rst", "blocs"],
)
def test_a_document_made_to_hang_is_given_up(raw: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    debut = time.process_time()
    faits = lire(raw)
    assert time.process_time() - debut < 2
    assert faits.illisible
    assert capfd.readouterr() == ("", "")


GERMES = [
    pdf(action(S=N.JavaScript, JS="x")),
    pdf(joindre, **COMPACT),
    image("JPEG", exif=exif()),
    image("PNG", exif=exif()),
]


@given(st.data())
@settings(max_examples=400, deadline=2000)
def test_a_spoilt_document_never_breaks_the_reader(data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from(GERMES)))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    faits = lire(bytes(raw[: data.draw(st.integers(0, len(raw)))]))
    assert faits.type_reel in {"pdf", "png", "jpeg", ""}


@given(st.sampled_from([b"", b"%PDF-", b"\xff\xd8\xff", image("PNG")[:8]]), st.binary(max_size=500))
@example(b"%PDF-", b"/JS %%EOF")
@settings(max_examples=300)
def test_any_bytes_have_facts(debut: bytes, suite: bytes) -> None:
    assert lire(debut + suite).taille == len(debut + suite)
