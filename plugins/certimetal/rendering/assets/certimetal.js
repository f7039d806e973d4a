// What the pages of certimetal do in the browser: search, filter and sort, check an empreinte.
// `horloge.js` comes before it: what the visitor's clock changes of a statut.
// Nothing leaves the browser; without it every page says all that it has to say.
(() => {
  "use strict";

  const MAXIMUM = 50;
  const FINE = "\u202f";
  const NBSP = "\u00a0";

  /** Lower case, without accents, ligatures, apostrophes or hyphens; « St » is « saint ». */
  const reduire = (texte) =>
    texte
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/œ/g, "oe")
      .replace(/æ/g, "ae")
      .replace(/[^a-z0-9]+/g, " ")
      .trim()
      .replace(/\bst\b/g, "saint")
      .replace(/\bste\b/g, "sainte");

  /** The digits of a number typed with any spaces, points or hyphens; empty where it is words. */
  const chiffres = (texte) => {
    const colles = texte.replace(/[\s.\-\u00a0\u202f]/g, "");
    return /^[0-9]{2,14}$/.test(colles) ? colles : "";
  };

  const accorder = (compte, singulier, pluriel) =>
    `${String(compte).replace(/\B(?=(\d{3})+$)/g, FINE)}${NBSP}${compte < 2 ? singulier : pluriel}`;

  const grouper = (siret) =>
    siret.length === 14
      ? [siret.slice(0, 3), siret.slice(3, 6), siret.slice(6, 9), siret.slice(9)].join(NBSP)
      : siret;

  const commencent = (mots, demandes) =>
    demandes.every((demande) => mots.some((mot) => mot.startsWith(demande)));

  // --- Search of the front page -----------------------------------------------------------------

  const { aujourdhui, etat, statutLe, corriger } = globalThis.certimetalHorloge;

  const preparer = ([nom, siret, commune, codePostal, departement, sites, exemple, statuts]) => ({
    nom: nom || `Dossier ${grouper(siret)}`,
    siret,
    commune,
    departement,
    sites,
    exemple,
    statuts,
    mots: reduire([nom, commune, ...sites.flatMap((s) => [s[0], s[2]])].join(" ")).split(" "),
    sirets: [siret, ...sites.map((s) => s[1]).filter(Boolean)],
    codePostal,
  });

  const trouver = (organismes, demande) => {
    const numero = chiffres(demande);
    if (numero) {
      return organismes.filter(
        (o) =>
          o.sirets.some((s) => s.startsWith(numero)) ||
          (numero.length === 5 && o.codePostal === numero) ||
          (numero.length <= 3 && o.departement === numero)
      );
    }
    const demandes = reduire(demande).split(" ").filter(Boolean);
    return demandes.length ? organismes.filter((o) => commencent(o.mots, demandes)) : [];
  };

  const element = (nom, texte, classe) => {
    const noeud = document.createElement(nom);
    if (texte) noeud.textContent = texte;
    if (classe) noeud.className = classe;
    return noeud;
  };

  /** An icon of the page's set, by its own name, beside words that say the same. */
  const icone = (nom) => {
    const moule = document.createElement("template");
    moule.innerHTML = '<svg class="cm-icone" aria-hidden="true"><use></use></svg>';
    moule.content.querySelector("use").setAttribute("href", `#cm-icone-${nom}`);
    return moule.content;
  };

  /** The statut of today; the day of the build where the visitor's clock is behind it. */
  const montrerStatut = (statuts, au) => {
    const jour = aujourdhui() < au ? au : aujourdhui();
    const statut = statutLe(statuts, jour) ?? statuts[0];
    const ligne = element("span", "", "cm-statut-court");
    const nom = statut ? etat(statut[1]) : "correction";
    ligne.dataset.cmEtat = nom;
    ligne.append(icone(nom), " ", statut ? statut[2] : "Statut non publié\u00a0: dossier en cours de correction.");
    return ligne;
  };

  const montrerOrganisme = (organisme, base, numero) => {
    const li = element("li");
    const lien = element("a", organisme.nom);
    lien.href = `${base}${organisme.siret}/`;
    const ou = organisme.commune ? `, ${organisme.commune} (${organisme.departement})` : "";
    const site = organisme.sites.find((s) => numero && s[1] && s[1].startsWith(numero));
    const parLeSite =
      site && !organisme.siret.startsWith(numero)
        ? ` Site${NBSP}: ${site[0]}, ${grouper(site[1])}.`
        : "";
    const details = element("span", `SIRET ${grouper(organisme.siret)}${ou}.${parLeSite}`, "cm-discret");
    li.append(lien);
    if (organisme.exemple) {
      li.append(" ", element("span", "dossier fictif", "cm-etiquette cm-etiquette--attention"));
    }
    li.append(
      document.createElement("br"),
      montrerStatut(organisme.statuts, organisme.au),
      document.createElement("br"),
      details
    );
    return li;
  };

  const brancherRecherche = (formulaire) => {
    const bloc = formulaire.parentElement;
    const champ = formulaire.querySelector("input");
    const compte = bloc.querySelector(".cm-compte");
    const liste = bloc.querySelector(".cm-resultats");
    const aucun = bloc.querySelector("[data-cm-aucun]");
    let charges = null;

    const charger = () => {
      charges ??= fetch(formulaire.dataset.cmRecherche)
        .then((reponse) => {
          if (!reponse.ok) throw new Error(String(reponse.status));
          return reponse.json();
        })
        .then(({ au, organismes }) => organismes.map((ligne) => ({ ...preparer(ligne), au })))
        .catch((erreur) => {
          charges = null;
          throw erreur;
        });
      return charges;
    };

    const chercher = async () => {
      const demande = champ.value.trim();
      if (!demande) {
        compte.textContent = "";
        liste.hidden = aucun.hidden = true;
        return;
      }
      let organismes;
      try {
        organismes = await charger();
      } catch {
        compte.textContent = "La recherche n’a pas pu lire ses données. La liste des organismes, elle, est complète.";
        return;
      }
      if (champ.value.trim() !== demande) return;
      const trouves = trouver(organismes, demande);
      const numero = chiffres(demande);
      liste.replaceChildren(
        ...trouves.slice(0, MAXIMUM).map((o) => montrerOrganisme(o, formulaire.dataset.cmBase, numero))
      );
      liste.hidden = !trouves.length;
      aucun.hidden = Boolean(trouves.length);
      if (trouves.length) {
        const reste = trouves.length - MAXIMUM;
        compte.textContent =
          accorder(trouves.length, "organisme trouvé", "organismes trouvés") +
          (reste > 0 ? `, les ${MAXIMUM} premiers sont montrés${NBSP}: précisez votre recherche.` : ".");
      } else {
        compte.textContent = "Aucun organisme trouvé.";
        aucun.querySelector("[data-cm-demande]").textContent =
          `Aucun organisme de ce registre ne correspond à «${NBSP}${demande}${NBSP}».`;
      }
    };

    let attente;
    champ.addEventListener("input", () => {
      clearTimeout(attente);
      attente = setTimeout(chercher, 150);
    });
    champ.addEventListener("focus", () => charger().catch(() => {}), { once: true });
    formulaire.addEventListener("submit", (evenement) => {
      evenement.preventDefault();
      clearTimeout(attente);
      chercher();
    });
    const demande = new URLSearchParams(location.search).get("q");
    if (demande) champ.value = demande;
    if (champ.value) chercher();
  };

  // --- Filter and sort of the table -------------------------------------------------------------

  const brancherTableau = (table) => {
    const bloc = table.closest(".cm");
    const outils = bloc.querySelector("[data-cm-outils]");
    const filtre = outils.querySelector("#cm-filtre");
    const tri = outils.querySelector("#cm-tri");
    const listes = [...outils.querySelectorAll("[data-cm-choix]")];
    const vider = outils.querySelector("[data-cm-vider]");
    const compte = outils.querySelector(".cm-compte");
    const aucun = bloc.querySelector("[data-cm-aucun]");
    const { titres, motifs } = JSON.parse(table.dataset.cmLibelles);
    const corps = table.tBodies[0];
    const cellule = (rang, titre) => rang.querySelector(`td[data-titre="${titre}"]`);
    const lignes = [...corps.rows].map((rang) => ({
      rang,
      texte: reduire(rang.textContent),
      colles: rang.textContent.replace(/[\s\u00a0\u202f]/g, "") + " " + (rang.dataset.cmMots || ""),
      valeurs: {
        statut: [rang.querySelector("[data-cm-motif]").dataset.cmMotif],
        departement: [cellule(rang, "Département")?.textContent ?? ""],
        certification: [...rang.querySelectorAll("td li")].map((li) => li.textContent),
        certificateur: [cellule(rang, "Certificateur").textContent],
      },
    }));
    const comparer = new Intl.Collator("fr", { numeric: true, sensitivity: "base" }).compare;

    /** Only what some row has, with « habilité » and « non habilité » as wholes. */
    const remplirListe = (liste) => {
      const nom = liste.dataset.cmChoix;
      const presents = new Set(lignes.flatMap((ligne) => ligne.valeurs[nom]).filter(Boolean));
      const choix =
        nom === "statut"
          ? Object.entries(motifs).filter(([motif]) => presents.has(motif))
          : [...presents].sort(comparer).map((valeur) => [valeur, valeur]);
      if (nom === "statut" && choix.some(([motif]) => etat(motif) === "non_habilite")) {
        choix.splice(presents.has("habilite") ? 1 : 0, 0, ["non_habilite", titres.non_habilite]);
      }
      liste.append(...choix.map(([valeur, titre]) => new Option(titre, valeur)));
      liste.closest("p").hidden = choix.length < 2;
    };

    const garde = (ligne, liste) => {
      const valeurs = ligne.valeurs[liste.dataset.cmChoix];
      if (liste.value === "non_habilite") {
        return valeurs.some((motif) => motif !== "habilite" && motif !== "correction");
      }
      return !liste.value || valeurs.includes(liste.value);
    };

    const filtrer = () => {
      const numero = chiffres(filtre.value);
      const demandes = reduire(filtre.value).split(" ").filter(Boolean);
      let montres = 0;
      for (const ligne of lignes) {
        const trouvee =
          (numero.length > 3 && ligne.colles.includes(numero)) ||
          demandes.every((demande) => ligne.texte.includes(demande));
        const montree = trouvee && listes.every((liste) => garde(ligne, liste));
        ligne.rang.hidden = !montree;
        montres += montree ? 1 : 0;
      }
      aucun.hidden = montres > 0;
      table.hidden = montres === 0;
      vider.hidden = !filtre.value && listes.every((liste) => !liste.value);
      compte.textContent = accorder(montres, "organisme", "organismes");
    };

    const trier = (colonne, sens) => {
      const cle = (ligne) => ligne.rang.cells[colonne].textContent.trim();
      const vide = (texte) => (texte ? 0 : 1);
      lignes.sort((a, b) => {
        const [x, y] = [cle(a), cle(b)];
        return vide(x) - vide(y) || sens * comparer(x, y);
      });
      corps.append(...lignes.map((ligne) => ligne.rang));
      [...table.tHead.rows[0].cells].forEach((cellule, rang) => {
        if (rang === colonne) cellule.setAttribute("aria-sort", sens > 0 ? "ascending" : "descending");
        else cellule.removeAttribute("aria-sort");
      });
      tri.value = String(colonne);
    };

    for (const cellule of table.querySelectorAll("th[data-cm-tri]")) {
      const bouton = element("button", cellule.textContent);
      bouton.type = "button";
      cellule.replaceChildren(bouton);
      bouton.addEventListener("click", () =>
        trier(cellule.cellIndex, cellule.getAttribute("aria-sort") === "ascending" ? -1 : 1)
      );
    }
    table.tHead.rows[0].cells[0].setAttribute("aria-sort", "ascending");
    tri.addEventListener("change", () => trier(Number(tri.value), 1));
    filtre.addEventListener("input", filtrer);
    vider.addEventListener("click", () => {
      for (const champ of [filtre, ...listes]) champ.value = "";
      filtrer();
      filtre.focus();
    });
    const demandes = new URLSearchParams(location.search);
    if (demandes.get("q")) filtre.value = demandes.get("q");
    for (const liste of listes) {
      remplirListe(liste);
      const voulu = demandes.get(liste.dataset.cmChoix);
      if ([...liste.options].some((option) => option.value === voulu)) liste.value = voulu;
      liste.addEventListener("change", filtrer);
    }
    outils.hidden = false;
    filtrer();
  };

  /** Rows shown as cards are no rows to some browsers: say again what they are. */
  const nommerLesRoles = (table) => {
    const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
    table.setAttribute("role", "table");
    for (const noeud of table.querySelectorAll("thead, tbody, tr, td")) {
      noeud.setAttribute("role", roles[noeud.localName]);
    }
    for (const noeud of table.querySelectorAll("th")) {
      noeud.setAttribute("role", noeud.scope === "col" ? "columnheader" : "rowheader");
    }
  };

  // --- Empreinte of a document ------------------------------------------------------------------

  const calculer = async (fichier) => {
    const somme = await crypto.subtle.digest("SHA-256", await fichier.arrayBuffer());
    return "sha256:" + [...new Uint8Array(somme)].map((o) => o.toString(16).padStart(2, "0")).join("");
  };

  const brancherEmpreinte = (bloc) => {
    const fichier = bloc.querySelector('input[type="file"]');
    const saisie = bloc.querySelector('input[type="text"]');
    const resultat = bloc.querySelector(".cm-resultat");
    let calculee = null;

    const dire = (phrase, etat) => {
      resultat.textContent = phrase;
      if (etat) resultat.dataset.etat = etat;
      else delete resultat.dataset.etat;
    };

    const comparer = () => {
      if (!calculee) return;
      const { nom, empreinte } = calculee;
      const saisi = saisie ? saisie.value.trim().toLowerCase() : bloc.dataset.cmVerifier;
      if (!saisi) {
        dire(`Empreinte de «${NBSP}${nom}${NBSP}»${NBSP}: ${empreinte}`);
        return;
      }
      const attendue = /^[0-9a-f]{64}$/.test(saisi) ? `sha256:${saisi}` : saisi;
      if (!/^sha256:[0-9a-f]{64}$/.test(attendue)) {
        dire(`L’empreinte attendue s’écrit «${NBSP}sha256:${NBSP}» suivi de 64 chiffres ou lettres de a à f. Celle de «${NBSP}${nom}${NBSP}» est ${empreinte}`);
      } else if (attendue === empreinte) {
        dire(`«${NBSP}${nom}${NBSP}» est bien ce document${NBSP}: son empreinte est la même.`, "oui");
      } else {
        dire(`«${NBSP}${nom}${NBSP}» n’est pas ce document${NBSP}: son empreinte est ${empreinte}`, "non");
      }
    };

    fichier.addEventListener("change", async () => {
      calculee = null;
      const choisi = fichier.files[0];
      if (!choisi) {
        dire("");
        return;
      }
      dire("Calcul en cours…");
      try {
        const empreinte = await calculer(choisi);
        if (fichier.files[0] !== choisi) return;
        calculee = { nom: choisi.name, empreinte };
        comparer();
      } catch {
        dire(`«${NBSP}${choisi.name}${NBSP}» n’a pas pu être lu par le navigateur.`);
      }
    });
    saisie?.addEventListener("input", comparer);
    if (globalThis.crypto?.subtle) {
      for (const noeud of bloc.querySelectorAll(".cm-choisir")) noeud.hidden = false;
    } else if (saisie) {
      dire("Votre navigateur ne fait ce calcul que sur une adresse en https.");
    }
  };

  // --- A table wider than its page --------------------------------------------------------------

  /** It scrolls in a frame that the theme puts around it: the keyboard must reach that frame. */
  const rendreAtteignable = (table) => {
    if (!globalThis.ResizeObserver) return;
    new ResizeObserver(() => {
      const cadre = table.closest(".md-typeset__scrollwrap");
      if (!cadre || cadre.scrollWidth <= cadre.clientWidth) return;
      cadre.tabIndex = 0;
      cadre.setAttribute("role", "region");
      cadre.setAttribute("aria-label", "Tableau à faire défiler");
    }).observe(table);
  };

  // --- All of it, once a page -------------------------------------------------------------------

  const branches = new WeakMap();

  const unefois = (selecteur, brancher) => {
    for (const noeud of document.querySelectorAll(selecteur)) {
      const faits = branches.get(noeud) ?? new Set();
      if (faits.has(brancher)) continue;
      branches.set(noeud, faits.add(brancher));
      brancher(noeud);
    }
  };

  const demarrer = () => {
    corriger(unefois);
    unefois("[data-cm-recherche]", brancherRecherche);
    unefois(".cm-table", nommerLesRoles);
    unefois("[data-cm-verifier]", brancherEmpreinte);
    unefois("[data-cm-tableau]", brancherTableau);
    unefois(".md-typeset table:not([class])", rendreAtteignable);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", demarrer);
  else demarrer();
  // The theme's instant navigation changes the page without loading it.
  globalThis.document$?.subscribe?.(demarrer);
})();
