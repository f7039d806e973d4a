// The page of the calendar: reads the form or the address, shows what calendrier-recit.js tells.
// The dates stay in the address's fragment, which no browser sends.

import { enIcs } from "./calendrier-ics.js";
import { iso, lireJour } from "./calendrier-jours.js";
import { calculer } from "./calendrier-recit.js";

const DATES = ["entree", "fin", "evaluation"];

/** What an address asks for; null where its fragment is only a place in the page. */
const lireAdresse = () => {
  const parametres = new URLSearchParams(location.hash.slice(1));
  if (![...DATES, "jury", "certificateur"].some((nom) => parametres.has(nom))) return null;
  const [entree, fin, evaluation, certificateur] = [...DATES, "certificateur"].map((nom) => parametres.get(nom) || "");
  return { entree, fin, evaluation, jurys: parametres.getAll("jury").filter(Boolean), certificateur };
};

const ecrireAdresse = ({ jurys, ...champs }) => {
  const parametres = new URLSearchParams(Object.entries(champs).filter(([, valeur]) => valeur));
  for (const jury of jurys) parametres.append("jury", jury);
  history.replaceState(null, "", `#${parametres}`);
};

/** A date as a field takes it, whichever way it is written; empty where it is none. */
const enValeur = (texte) => iso(lireJour(texte));

/** The visitor's day, « 2026-03-31 »: that of the file for a diary. */
const aujourdhui = () => {
  const jour = new Date();
  const deux = (nombre) => String(nombre).padStart(2, "0");
  return `${jour.getFullYear()}-${deux(jour.getMonth() + 1)}-${deux(jour.getDate())}`;
};

const brancher = (bloc) => {
  const un = (selecteur, dans = bloc) => dans.querySelector(selecteur);
  const formulaire = un("form");
  const etat = un("[data-cm-etat]");
  const resultat = un("[data-cm-resultat]");
  const resume = un("[data-cm-fautes]");
  const jurys = un("[data-cm-jurys]");
  const lien = un("[data-cm-ics]");
  let donnees = null;

  const copier = (nom) => document.importNode(un(`template[data-cm-${nom}]`).content, true).firstElementChild;
  const place = (noeud, nom) => un(`[data-cm="${nom}"]`, noeud);
  const poser = (noeud, nom, texte) => {
    place(noeud, nom).textContent = texte;
  };

  // --- The form -----------------------------------------------------------------------------------

  const ajouterJury = (valeur = "") => {
    const ligne = copier("jury");
    un("span", ligne).textContent = `Jury ${jurys.children.length + 1}`;
    const champ = un("input", ligne);
    champ.value = enValeur(valeur);
    jurys.append(ligne);
    return champ;
  };

  const champsDe = (nom) =>
    nom === "jurys" ? [...jurys.querySelectorAll("input")] : [formulaire.elements.namedItem(nom)];

  const remplirFormulaire = (saisie) => {
    for (const nom of DATES) champsDe(nom)[0].value = enValeur(saisie[nom]);
    champsDe("certificateur")[0].value = saisie.certificateur;
    jurys.replaceChildren();
    for (const jury of saisie.jurys.length ? saisie.jurys : [""]) ajouterJury(jury);
  };

  const lireFormulaire = () => ({
    entree: champsDe("entree")[0].value,
    fin: champsDe("fin")[0].value,
    evaluation: champsDe("evaluation")[0].value,
    jurys: champsDe("jurys").map((champ) => champ.value).filter(Boolean),
    certificateur: champsDe("certificateur")[0].value,
  });

  /** The fields that hold part of a date, or a day that is not: a browser gives them no value. */
  const incompletes = () =>
    [...DATES, "jurys"]
      .filter((nom) => champsDe(nom).some((champ) => champ.validity.badInput))
      .map((nom) => ({
        champ: nom,
        cle: "date_incomplete",
        phrase: donnees.phrases.faute_date_incomplete.replace("{champ}", donnees.phrases[`champ_${nom}`]),
      }));

  const montrerFautes = (fautes) => {
    for (const noeud of formulaire.querySelectorAll(".cm-faute")) {
      const nom = noeud.closest("[data-cm-champ]").dataset.cmChamp;
      const siennes = fautes.filter((faute) => faute.champ === nom);
      noeud.textContent = siennes.map((faute) => faute.phrase).join(" ");
      noeud.hidden = !siennes.length;
      for (const champ of champsDe(nom)) {
        if (siennes.length) champ.setAttribute("aria-invalid", "true");
        else champ.removeAttribute("aria-invalid");
      }
    }
    un("ul", resume).replaceChildren(
      ...fautes.map((faute) => {
        const li = document.createElement("li");
        const versLeChamp = document.createElement("a");
        const [champ] = champsDe(faute.champ);
        versLeChamp.href = `#${champ.id}`;
        versLeChamp.textContent = faute.phrase;
        versLeChamp.addEventListener("click", (evenement) => {
          evenement.preventDefault(); // the address keeps the dates
          champ.focus();
        });
        li.append(versLeChamp);
        return li;
      })
    );
    resume.hidden = !fautes.length;
  };

  // --- The calendar -------------------------------------------------------------------------------

  const origine = (noeud, code) => {
    const certificateur = donnees.certificateurs.find((connu) => connu.code === code);
    const etiquette = place(noeud, "origine");
    etiquette.textContent = certificateur ? `Propre à ${certificateur.en_phrase}` : "National";
    etiquette.classList.toggle("cm-etiquette--propre", Boolean(certificateur));
  };

  const alerteDe = (alerte) => {
    const li = copier("alerte");
    place(li, alerte.impossible ? "a-savoir" : "impossible").remove();
    poser(li, "phrase", alerte.phrase);
    return li;
  };

  const formulationDe = (formulation, deLEtape) => {
    const li = copier("formulation");
    for (const nom of ["texte", "quand", "statut"]) poser(li, nom, formulation[nom]);
    place(li, "quand").classList.toggle("cm-oblige", formulation.oblige);
    if (formulation.certificateur === deLEtape) place(li, "origine").remove();
    else origine(li, formulation.certificateur);
    return li;
  };

  const reglesDe = (numeros) =>
    numeros.flatMap((numero, rang) => {
      const versLaRegle = document.createElement("a");
      versLaRegle.href = `${bloc.dataset.cmRegles}#${numero.toLowerCase()}`;
      versLaRegle.textContent = numero;
      return rang ? [", ", versLaRegle] : [versLaRegle];
    });

  const etapeDe = (etape) => {
    const li = copier("etape");
    const [principale, ...autres] = etape.formulations;
    const alertes = etape.formulations.flatMap((formulation) => formulation.alertes);
    poser(li, "quand", etape.quand);
    poser(li, "titre", etape.titre);
    poser(li, "qui", principale.qui);
    poser(li, "texte", principale.texte);
    origine(li, etape.certificateur);
    li.classList.toggle("cm-frise__propre", Boolean(etape.certificateur));
    if (autres.length) {
      place(li, "texte").remove();
      place(li, "formulations").append(...etape.formulations.map((f) => formulationDe(f, etape.certificateur)));
      un("span", place(li, "retenu")).textContent = etape.retenu;
      if (!etape.retenu) place(li, "retenu").remove();
    } else place(li, "contradiction").remove();
    if (alertes.length) place(li, "alertes").append(...alertes.map(alerteDe));
    else place(li, "alertes").remove();
    if (etape.regles.length) place(li, "regles").append(...reglesDe(etape.regles));
    else place(li, "regles").parentElement.remove();
    return li;
  };

  const ligne = (texte) => {
    const li = document.createElement("li");
    li.textContent = texte;
    return li;
  };

  const montrer = (recit) => {
    poser(resultat, "titre", recit.titre);
    poser(resultat, "bilan", recit.bilan);
    poser(resultat, "avis", recit.avis);
    place(resultat, "resume").replaceChildren(...recit.resume.map(ligne));
    place(resultat, "etapes").replaceChildren(...recit.etapes.map(etapeDe));
    const bilan = un("[data-cm-bilan]");
    place(bilan, "alertes").replaceChildren(...recit.alertes.map(alerteDe));
    place(bilan, "alertes").hidden = !recit.alertes.length;
    bilan.classList.toggle("cm-avis--attention", recit.alertes.some((alerte) => alerte.impossible));
    URL.revokeObjectURL(lien.href);
    const fichier = new Blob([enIcs(donnees, recit, aujourdhui())], { type: "text/calendar;charset=utf-8" });
    lien.href = URL.createObjectURL(fichier);
    lien.download = `calendrier-${recit.entree}-${recit.fin}.ics`;
    etat.textContent = `${recit.titre}. ${recit.bilan}`;
  };

  /** Show the calendar, or the faults, of what was typed; tell whether there is one. */
  const repondre = (saisie, enPlus = []) => {
    const { fautes, recit } = calculer(donnees, saisie);
    const touches = enPlus.map((faute) => faute.champ);
    const toutes = [...fautes.filter((faute) => !touches.includes(faute.champ)), ...enPlus];
    montrerFautes(toutes);
    const calcule = recit !== null && !toutes.length;
    resultat.hidden = !calcule;
    etat.textContent = "";
    etat.classList.toggle("cm-lecteur", calcule); // what is shown just below, said once more
    if (calcule) montrer(recit);
    return calcule;
  };

  const suivreAdresse = () => {
    const saisie = lireAdresse();
    if (saisie === null) return;
    remplirFormulaire(saisie);
    repondre(saisie);
  };

  const ouvrir = () => {
    un("[data-cm-ajouter]").addEventListener("click", () => ajouterJury().focus());
    un("[data-cm-imprimer]").addEventListener("click", () => print());
    formulaire.addEventListener("submit", (evenement) => {
      evenement.preventDefault();
      const saisie = lireFormulaire();
      if (repondre(saisie, incompletes())) {
        ecrireAdresse(saisie);
        un("h2", resultat).focus();
      } else resume.focus();
    });
    addEventListener("hashchange", suivreAdresse);
    ajouterJury();
    formulaire.hidden = false;
    suivreAdresse();
    bloc.dataset.cmPret = "1";
  };

  fetch(bloc.dataset.cmCalendrier)
    .then((reponse) => {
      if (!reponse.ok) throw new Error(String(reponse.status));
      return reponse.json();
    })
    .then((lues) => {
      donnees = lues;
      ouvrir();
    })
    .catch((erreur) => {
      etat.textContent = "Le calendrier n’a pas pu lire les étapes du processus. Rechargez la page, ou voyez la page du processus.";
      throw erreur;
    });
};

for (const bloc of document.querySelectorAll("[data-cm-calendrier]")) brancher(bloc);
