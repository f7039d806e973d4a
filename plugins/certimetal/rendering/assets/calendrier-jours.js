// Arithmetic on days, as domain/jours.py does it: no clock, no time zone. A day is a number of days
// since 1970-01-01.

const JOUR = 86400000;

const jourDe = (annee, mois, quantieme) => {
  const date = new Date(0);
  date.setUTCFullYear(annee, mois - 1, quantieme);
  return date.getTime() / JOUR;
};

export const enParts = (jour) => {
  const date = new Date(jour * JOUR);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
};

export const iso = (jour) => {
  if (jour === null) return "";
  const [annee, mois, quantieme] = enParts(jour);
  const deux = (nombre) => String(nombre).padStart(2, "0");
  return `${String(annee).padStart(4, "0")}-${deux(mois)}-${deux(quantieme)}`;
};

/** Read « 2026-03-31 » or « 31/03/2026 »; null where it is neither, or no day of a calendar. */
export const lireJour = (texte) => {
  const propre = texte.replace(/^[ \t\r\n\u00a0\u202f]+|[ \t\r\n\u00a0\u202f]+$/g, "");
  const machine = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(propre);
  const francaise = /^([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})$/.exec(propre);
  if (!machine && !francaise) return null;
  const [annee, mois, quantieme] = (machine ? machine.slice(1) : francaise.slice(1).reverse()).map(Number);
  if (annee < 1) return null;
  const jour = jourDe(annee, mois, quantieme);
  const [a, m, q] = enParts(jour);
  return a === annee && m === mois && q === quantieme ? jour : null;
};

export const decaler = (jour, nombre, unite) => {
  if (unite === "jours") return jour + nombre;
  const [annee, mois, quantieme] = enParts(jour);
  const rang = annee * 12 + (mois - 1) + nombre * (unite === "ans" ? 12 : 1);
  const arrivee = [Math.floor(rang / 12), (rang % 12) + 1];
  const dernier = enParts(jourDe(arrivee[0], arrivee[1] + 1, 0))[2];
  return jourDe(...arrivee, Math.min(quantieme, dernier));
};

export const dernierJourDePart = (entree, fin, [haut, bas]) => {
  const jours = fin - entree + 1;
  return entree + Math.min(Math.max(Math.floor((jours * haut) / bas), 1), jours) - 1;
};

export const premierJourTenable = (plancher, { nombre, unite }) => {
  let jour = decaler(plancher, nombre, unite);
  while (decaler(jour, -nombre, unite) < plancher) jour += 1;
  return jour;
};
