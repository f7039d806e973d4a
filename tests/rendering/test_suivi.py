"""What auditors alone read of an OF, and the dashboard that leads them to what is to do."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from valeurs_de_pages import SIRET, les_champs, un_dossier, un_referentiel, un_resume

from certimetal.domain.cycle import situer
from certimetal.domain.empreintes_dossier import empreinte_reponse
from certimetal.domain.francais import FINE, NBSP
from certimetal.domain.referentiel import CRITERES, INDICATEURS
from certimetal.domain.registre import Registre
from certimetal.domain.relecture import relire
from certimetal.domain.texte_audite import etats_des_reponses
from certimetal.rendering.pages.texte_audite import PHRASES, etat_du_texte
from certimetal.rendering.site import page_organisme, pages_du_tableau_de_bord
from certimetal.rendering.textes import texte_brut
from journaux import Histoire, habilitee, referentiel

if TYPE_CHECKING:
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.registre import Resume
    from certimetal.rendering.page import Page

AU = date(2026, 6, 15)


def le_referentiel() -> Referentiel:
    return un_referentiel(regles=referentiel().regles)


def en_audit() -> Histoire:
    """A request whose constats found an NC majeure, notified, with a délai that runs."""
    histoire = Histoire()
    histoire.depot("2026-01-08")
    histoire.recu("2026-01-12")
    constats = histoire.constats("2026-02-09", C3I2="nc_majeure")
    histoire.notifie("2026-02-10", constats)
    histoire.decide("2026-02-15", "delai_de_reponse", limite="2026-08-10")
    return histoire


def le_dossier(histoire: Histoire, **change: Any) -> Dossier:
    return un_dossier(journal=tuple(histoire.evenements), **change)


def le_resume(dossier: Dossier, au: date = AU, **change: Any) -> Resume:
    situation = situer(dossier, le_referentiel(), au)
    relectures = relire(dossier, situation.verdicts, le_referentiel())
    return un_resume(
        dossier,
        situation=situation,
        a_revoir=tuple(r.verdict.indicateur for r in relectures if r.a_revoir),
        **change,
    )


def page(histoire: Histoire, profil: Any = "interne", au: date = AU, **change: Any) -> Page:
    dossier = le_dossier(histoire)
    return page_organisme(
        dossier,
        le_resume(dossier, au, **change),
        le_referentiel(),
        les_champs(),
        profil=profil,
        lien_edition=lambda chemin: f"https://forge.example/{chemin}",
    )


def lu(texte: str) -> str:
    return " ".join(texte_brut(texte).replace(NBSP, " ").replace(FINE, " ").split())


def test_an_open_nc_is_said_with_its_text_its_limit_and_its_file() -> None:
    contenu = page(en_audit()).contenu
    texte = lu(contenu)
    assert "Non-conformité majeure , ouverte, sans plan d’actions" in texte
    assert "limite le 10 août 2026" in texte
    assert "Constat : Constat sur C3I2." in texte
    assert "Attendu : Attendu sur C3I2." in texte
    constats = f"dossiers/uimm-35-56/{SIRET}/journal/2026-02-09-01-constats.yml"
    assert f'href="https://forge.example/{constats}"' in contenu
    assert texte.count("À revoir") == 12


def test_a_limit_that_passed_is_said_to_have() -> None:
    assert "limite passée le 10 août 2026" in lu(page(en_audit(), au=date(2026, 9, 1)).contenu)


def test_constats_that_were_not_notified_start_no_delay() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-08")
    histoire.recu("2026-01-12")
    histoire.constats("2026-02-09", C3I2="nc_mineure")
    assert "le délai de réponse n’a pas commencé" in lu(page(histoire).contenu)


def test_a_lifted_nc_keeps_its_text_and_says_that_it_is_lifted() -> None:
    histoire = en_audit()
    histoire.levee("2026-04-01", C3I2="levee")
    texte = lu(page(histoire).contenu)
    assert "Non-conformité majeure , levée" in texte
    assert "Constat sur C3I2." in texte
    assert "limite le" not in texte.partition("Suivi de l’audit")[0]


def test_the_reasoning_alerts_and_deadlines_are_there_with_their_rules() -> None:
    montree = page(habilitee(), au=date(2031, 1, 10))
    texte = lu(montree.contenu)
    for attendu in ("Suivi de l’audit", "Alertes", "Échéances", "Pourquoi ce statut", "Passée"):
        assert attendu in texte
    assert 'href="../../regles/#d6"' in montree.contenu
    assert montree.ancres[0].id == "suivi"


def test_none_of_it_is_on_a_page_for_everybody() -> None:
    for histoire in (en_audit(), habilitee()):
        montree = page(histoire, profil="public")
        texte = lu(montree.contenu).lower()
        for interdit in ("constat", "attendu sur", "non-conformité", "à revoir", "profil interne",
                         "suivi de l’audit", "alerte", "délai de réponse"):  # fmt: skip
            assert interdit not in texte, interdit
        assert "cm-interne" not in montree.contenu


def test_a_doubtful_journal_is_told_to_auditors_with_the_command_that_explains() -> None:
    texte = lu(page(en_audit(), erreurs=2, erreurs_journal=1).contenu)
    assert "Situation incertaine : le journal a 1 erreur." in texte
    assert "certimetal valider dossiers/uimm-35-56/" in texte
    assert "Statut non publié." in texte


def test_a_text_written_by_an_auditor_is_never_html() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-08")
    histoire.recu("2026-01-12")
    verdicts = {
        code: {"verdict": "nc_mineure", "constat": "<img src=x onerror=alert(1)>", "attendu": "x"}
        for code in INDICATEURS
    }
    histoire.ecrit("2026-02-09", "constats", audit="initial", verdicts=verdicts)
    contenu = page(histoire).contenu
    assert "&lt;img src=x" in contenu
    assert "<img src=x" not in contenu


def test_each_fiche_says_which_text_the_running_term_rests_on() -> None:
    histoire = habilitee()
    dossier = le_dossier(histoire)
    lues = {code: empreinte_reponse(dossier, code) for code in INDICATEURS}
    constats = next(e for e in histoire.evenements if e.type == "constats")
    verdicts = {
        code: {"verdict": "conforme", "empreinte": lues[code] if code == "C3I2" else "autre"}
        for code in INDICATEURS
    }
    journal = tuple(
        replace(e, donnees={**e.donnees, "verdicts": verdicts}) if e is constats else e
        for e in histoire.evenements
    )
    audite = replace(dossier, journal=journal)
    publique = page_organisme(audite, le_resume(audite), le_referentiel(), les_champs())
    assert lu(publique.contenu).count("Texte audité :") == 1
    change = replace(audite, reponses={**audite.reponses, "C1I1": _reponse("C1I1")})
    modifiee = page_organisme(change, le_resume(change), le_referentiel(), les_champs())
    assert "Texte modifié depuis l’audit" in lu(modifiee.contenu)


def _reponse(code: str) -> Any:
    return replace(un_dossier().reponses["C3I2"], indicateur=code, annexes=())


def test_no_fiche_speaks_of_audited_texts_while_no_term_runs() -> None:
    assert "cm-audite" not in page(en_audit(), profil="public").contenu


def test_the_summary_knows_the_state_of_each_text_as_the_dossier_does() -> None:
    reprise = Histoire()
    reprise.ecrit(
        "2022-07-01", "reprise", reference="papier", date_effet="2022-07-01", fin="2027-06-30"
    )
    renouvelle = Histoire()
    renouvelle.evenements = list(reprise.evenements)
    renouvelle.depot("2026-05-01", "renouvellement")
    for histoire in (habilitee(), reprise, renouvelle):
        dossier = le_dossier(histoire)
        resume = le_resume(dossier)
        etats = etats_des_reponses(dossier, le_referentiel(), resume.situation)
        for code in dossier.reponses:
            assert etat_du_texte(resume, code) == etats[code]
            assert etats[code] in PHRASES


def tableau(*resumes: Resume) -> tuple[Page, ...]:
    return pages_du_tableau_de_bord(
        Registre.de(resumes), le_referentiel(), lambda chemin: f"https://forge.example/{chemin}"
    )


def rubrique(page: Page, id_: str) -> str:
    return re.split(rf'<h2 id="{id_}">', page.contenu)[1].partition("<h2")[0]


def test_the_dashboard_has_a_page_a_certificateur_that_counts_and_leads() -> None:
    ailleurs = replace(
        le_resume(le_dossier(en_audit())),
        dossier="dossiers/uimm-99/00000002600005",
        certificateur="uimm-99",
    )
    entree, premier, second = tableau(le_resume(le_dossier(en_audit())), ailleurs)
    assert (entree.chemin, premier.chemin, second.chemin) == (
        "tableau-de-bord/",
        "tableau-de-bord/uimm-35-56/",
        "tableau-de-bord/uimm-99/",
    )
    assert 'href="uimm-35-56/"' in entree.contenu
    assert "À auditer : 1" in lu(entree.contenu)
    assert second.titre == f"Tableau de bord{NBSP}: uimm-99"


def test_a_running_limit_is_listed_and_leads_to_the_file() -> None:
    (_, montree) = tableau(le_resume(le_dossier(en_audit())))
    en_cours = rubrique(montree, "en-cours")
    assert "10 août 2026" in lu(en_cours)
    assert f"{SIRET}/journal/2026-02-09-01-constats.yml" in en_cours
    assert f'href="../../organismes/{SIRET}/"' in en_cours
    assert "Aucun délai n’est passé." in lu(rubrique(montree, "passes"))
    assert "Audit initial" in lu(rubrique(montree, "a-auditer"))


def test_a_limit_that_passed_moves_and_raises_an_alert() -> None:
    (_, montree) = tableau(le_resume(le_dossier(en_audit()), date(2026, 9, 1)))
    assert "Passée 10 août 2026" in lu(rubrique(montree, "passes"))
    assert "un signataire doit décider" in lu(rubrique(montree, "alertes"))


def test_a_term_that_nears_its_end_is_to_renew_and_not_before() -> None:
    loin = tableau(le_resume(le_dossier(habilitee()), date(2027, 1, 1)))[1]
    assert "Aucune habilitation n’approche" in lu(rubrique(loin, "a-renouveler"))
    pres = tableau(le_resume(le_dossier(habilitee()), date(2030, 6, 1)))[1]
    assert "Dépôt du dossier de renouvellement" in lu(rubrique(pres, "a-renouveler"))


def test_a_verdict_to_read_again_leads_to_the_answer() -> None:
    (_, montree) = tableau(
        replace(le_resume(le_dossier(habilitee())), a_revoir=("C1I1",), guides_modifies=("C2I2",))
    )
    texte = rubrique(montree, "a-revoir")
    assert f"{SIRET}/reponses/C1I1.md" in texte
    assert "guide modifié depuis" in lu(texte)
    assert f"{SIRET}/reponses/C2I2.md" in texte


def test_what_rests_on_no_term_is_not_to_read_again() -> None:
    histoire = habilitee()
    histoire.ecrit("2026-05-01", "cessation", motif="Fin.")
    resume = replace(le_resume(le_dossier(histoire)), a_revoir=INDICATEURS)
    assert "Aucun verdict n’est à revoir." in lu(rubrique(tableau(resume)[1], "a-revoir"))


def test_france_competences_and_dossiers_in_correction_have_their_lines() -> None:
    resume = le_resume(le_dossier(habilitee("2026-06-01", "2031-05-31")), erreurs=3)
    (_, montree) = tableau(resume)
    assert "1er août 2026" in lu(rubrique(montree, "a-declarer"))
    assert "3 erreurs." in lu(rubrique(montree, "en-correction"))


def test_an_empty_register_has_an_empty_dashboard() -> None:
    (entree,) = tableau()
    assert "Aucun dossier n’est encore déposé" in entree.contenu


def test_every_line_of_the_dashboard_leads_to_a_file() -> None:
    (_, montree) = tableau(le_resume(le_dossier(en_audit()), date(2026, 9, 1)))
    lignes = re.findall(r"<tr><th scope=\"row\">.*?</tr>", montree.contenu)
    assert len(lignes) > len(CRITERES)
    for ligne in lignes:
        assert re.search(r'<a class="cm-fichier" href="https://forge\.example/dossiers/', ligne)
