"""Documents that are not let in, and why, in French; those that are, and what is left out."""

from __future__ import annotations

import io
import zipfile

import pytest

from certimetal.errors import UnreadableFileError
from certimetal.reading import garde_document
from certimetal.reading.garde_document import admit
from certimetal.reading.word.preparation import prepare

TYPES = b"<Types/>"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORPS = f'<w:document xmlns:w="{W}"><w:body/></w:document>'.encode()


def docx(**parties: bytes) -> bytes:
    """Return an archive with the two parts that make a Word document, and others."""
    return archive({"[Content_Types].xml": TYPES, "word/document.xml": CORPS} | parties)


def archive(parties: dict[str, bytes], methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", methode) as faite:
        for nom, data in parties.items():
            faite.writestr(nom, data)
    return sortie.getvalue()


def odt(manifeste: bytes = b"<manifest/>", contenu: bytes = b"<content/>") -> bytes:
    return archive(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": contenu,
            "META-INF/manifest.xml": manifeste,
        }
    )


def menteur(contenu: bytes) -> bytes:
    """Make an archive's directory say that its big part is small."""
    taille = (5_000_000).to_bytes(4, "little")
    return contenu.replace(taille, (5_000).to_bytes(4, "little"))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENTITE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
REFUS = {
    "vide": (b"", "est vide"),
    "pdf renommé": (b"%PDF-1.7\n", "est un PDF"),
    "rtf": (b"{\\rtf1}", "est un document RTF"),
    "image": (b"\x89PNG\r\n", "est une image"),
    "texte": (b"Bonjour", "n’est ni un document Word"),
    "ancien Word": (OLE, "est un ancien document Word"),
    "chiffré": (OLE + "EncryptedPackage".encode("utf-16-le"), "est protégé par un mot de passe"),
    "odt chiffré": (odt(b"<m><encryption-data/></m>"), "est protégé par un mot de passe"),
    "tronqué": (docx(gros=bytes(range(256)) * 40)[:-60], "est incomplet ou abîmé"),
    "archive": (archive({"a.txt": b"a"}), "est une archive"),
    "classeur": (archive({"xl/workbook.xml": b"<w/>"}), "est un classeur"),
    "entité": (docx(**{"word/styles.xml": ENTITE}), "contient une définition d’entité"),
    "entité en UTF-16": (
        docx(**{"word/styles.xml": ENTITE.decode().encode("utf-16")}),
        "contient une définition d’entité",
    ),
    "bombe": (docx(**{"word/styles.xml": bytes(20_000_000)}), "compressé comme aucun document"),
    "énorme": (docx(**{"word/styles.xml": bytes(30_000_000)}), "une fois ouvert"),
    "texte sans fin": (
        archive({"[Content_Types].xml": TYPES, "word/document.xml": bytes(9_000_000)}, 0),
        "Mo de texte",
    ),
    "mille parties": (docx(**{f"word/{n}.xml": b"" for n in range(2_100)}), "parties"),
    "taille menteuse": (
        menteur(docx(**{"word/styles.xml": b"<a>" + b"0123456789" * 499_999 + b" " * 7})),
        "incomplet ou abîmé|annonce une taille",
    ),
}


@pytest.mark.parametrize(("contenu", "raison"), REFUS.values(), ids=REFUS)
def test_what_is_no_form_is_refused_with_a_reason_and_a_remedy(contenu: bytes, raison: str) -> None:
    with pytest.raises(UnreadableFileError, match=raison) as refus:
        admit(contenu, nom="dossier.docx")
    assert str(refus.value).startswith("«\u00a0dossier.docx\u00a0»")
    assert "Rien n’a été lu." in str(refus.value)


def test_a_document_over_the_limit_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garde_document, "OCTETS", 10)
    with pytest.raises(UnreadableFileError, match="pèse"):
        admit(docx(), nom="dossier.docx")


def test_two_parts_of_one_name_are_refused() -> None:
    sortie = io.BytesIO(docx())
    with zipfile.ZipFile(sortie, "a") as faite, pytest.warns(UserWarning, match="Duplicate"):
        faite.writestr("word/document.xml", CORPS)
    with pytest.raises(UnreadableFileError, match="deux parties"):
        admit(sortie.getvalue(), nom="dossier.docx")


def test_names_that_climb_out_and_parts_that_run_never_reach_pandoc() -> None:
    contenu = docx(
        **{
            "../../evade.xml": b"<x/>",
            "/etc/passwd": b"<x/>",
            "word/vbaProject.bin": b"macro",
            "word/embeddings/oleObject1.bin": OLE,
            "word/media/image1.png": b"\x89PNG1234",
        }
    )
    document = admit(contenu, nom="dossier.docx")
    prete, sortis = prepare(document)
    with zipfile.ZipFile(io.BytesIO(prete)) as faite:
        assert set(faite.namelist()) == {
            "[Content_Types].xml",
            "word/document.xml",
            "word/media/image1.png",
        }
        assert faite.read("word/media/image1.png") != b"\x89PNG1234"  # shown, never decoded
    assert {chose.quoi for chose in sortis} == {"des macros", "un objet incorporé"}
    assert document.medias == {"word/media/image1.png": b"\x89PNG1234"}


def test_elements_nested_without_measure_are_refused() -> None:
    profond = f'<w:document xmlns:w="{W}">'.encode() + b"<w:p>" * 5_000
    profond += b"</w:p>" * 5_000 + b"</w:document>"
    with pytest.raises(UnreadableFileError, match="ne se lit pas"):
        prepare(admit(docx(**{"word/document.xml": profond}), nom="dossier.docx"))
