// The calendar as iCalendar: the same bytes as rendering/calendrier/ics.py and its library write.

import { iso, lireJour } from "./calendrier-jours.js";
import { remplir } from "./calendrier-recit.js";

const FORMES = ["jour", "periode", "entre", "au_plus_tard"];
const LIMITE = 75;
const octets = (texte) => new TextEncoder().encode(texte).length;

const echapper = (texte) =>
  texte.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll("\n", "\\n");

/** Cut a line below 75 octets, never within a character nor after a backslash. */
const plier = (ligne) => {
  const morceaux = [];
  let morceau = [];
  let taille = 0;
  for (const caractere of ligne) {
    if (morceau.length && taille + octets(caractere) >= LIMITE) {
      const garde = morceau.length > 1 && ["\\", "^"].includes(morceau.at(-1)) ? [morceau.pop()] : [];
      morceaux.push(morceau.join(""));
      morceau = garde;
      taille = garde.length;
    }
    morceau.push(caractere);
    taille += octets(caractere);
  }
  if (morceau.length) morceaux.push(morceau.join(""));
  return morceaux.join("\r\n ");
};

const compact = (jour) => jour.replaceAll("-", "");

const decrire = (donnees, recit, etape, retenue) => {
  const regles = { ...donnees.regles[""], ...donnees.regles[recit.certificateur] };
  const autres = etape.formulations.filter((formulation) => formulation !== retenue);
  return [
    `${retenue.quand}.`,
    retenue.texte,
    `${retenue.qui}.`,
    ...autres.map(({ texte, quand, statut }) =>
      [remplir(donnees, "description_autre", { texte, quand }), statut].filter(Boolean).join(" ")
    ),
    ...etape.formulations.flatMap((formulation) => formulation.alertes.map((alerte) => alerte.phrase)),
    ...etape.regles
      .filter((numero) => regles[numero])
      .map((numero) => remplir(donnees, "description_regle", { numero, ...regles[numero] })),
    recit.avis,
  ].join("\n");
};

const evenement = (donnees, recit, etape, retenue, au) => {
  const debut = retenue.forme === "au_plus_tard" ? retenue.fin : retenue.debut;
  const apres = iso(lireJour(retenue.fin) + 1);
  const qui = etape.certificateur || "national";
  const resume =
    retenue.forme === "jour" ? etape.titre : remplir(donnees, `resume_${retenue.forme}`, { titre: etape.titre });
  return [
    "BEGIN:VEVENT",
    `UID:${compact(recit.entree)}-${compact(recit.fin)}-${qui}-${etape.cle}@certimetal`,
    `DTSTAMP:${compact(au)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(debut)}`,
    `DTEND;VALUE=DATE:${compact(apres)}`,
    `SUMMARY:${echapper(resume)}`,
    `DESCRIPTION:${echapper(decrire(donnees, recit, etape, retenue))}`,
    `STATUS:${retenue.a_confirmer ? "TENTATIVE" : "CONFIRMED"}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
};

/** Return the calendar as text; « au » is its day of issue, « 2026-03-31 ». */
export const enIcs = (donnees, recit, au) => {
  const evenements = recit.etapes.flatMap((etape) => {
    const retenue = etape.formulations.find((formulation) => formulation.oblige);
    return retenue && FORMES.includes(retenue.forme) ? evenement(donnees, recit, etape, retenue, au) : [];
  });
  const entete = ["PRODID:-//CERTIMETAL//Calendrier de formation//FR", "VERSION:2.0", "CALSCALE:GREGORIAN"];
  const lignes = ["BEGIN:VCALENDAR", ...entete, ...evenements, "END:VCALENDAR"];
  return lignes.map((ligne) => `${plier(ligne)}\r\n`).join("");
};
