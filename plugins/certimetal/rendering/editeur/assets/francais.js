// Les mots de Decap : ceux que sa traduction n’a pas, et ceux qu’elle dit mal ici.
export const MOTS = {
  auth: { login: "Ouvrir", loggingIn: "Connexion…", loginWithForgejo: "Se connecter avec Forgejo" },
  app: {
    header: { content: "Fiches", workflow: "Brouillons", media: "Annexes" },
    app: { errorHeader: "L’éditeur ne peut pas s’ouvrir", configErrors: "Erreurs de configuration", checkConfigYml: "Prévenez la personne qui tient le site.", loadingConfig: "Ouverture…", waitingBackend: "En attente du dépôt…" },
  },
  collection: {
    sidebar: { collections: "Dossier", allCollections: "Tout le dossier", searchAll: "Rechercher dans le dossier" },
    collectionTop: { viewAsList: "Voir en liste", viewAsGrid: "Voir en vignettes", newButton: "Écrire : %{collectionLabel}", newButtonAriaLabel: "Écrire : %{collectionLabel}" },
    entries: { unpublishedHeader: "Brouillons", loadingEntries: "Chargement…", noEntries: "Rien n’est commencé ici." },
  },
  editor: {
    editorControl: { field: { optional: "facultatif", widgetLabel: "champ" } },
    editorControlPane: {
      widget: {
        required: "« %{fieldLabel} » est à remplir.",
        regexPattern: "« %{fieldLabel} » : %{pattern}",
        processing: "« %{fieldLabel} » : fichier en cours de lecture.",
        range: "« %{fieldLabel} » : de %{minValue} à %{maxValue}.",
        min: "« %{fieldLabel} » : %{minValue} au moins.",
        max: "« %{fieldLabel} » : %{maxValue} au plus.",
        rangeCount: "« %{fieldLabel} » : de %{minCount} à %{maxCount} éléments.",
        rangeCountExact: "« %{fieldLabel} » : %{count} élément(s) exactement.",
        rangeMin: "« %{fieldLabel} » : %{minCount} élément(s) au moins.",
        rangeMax: "« %{fieldLabel} » : %{maxCount} éléments au plus.",
      },
      i18n: { copyFromLocale: "Reprendre d’une autre langue", copyFromLocaleConfirm: "Reprendre les données de %{locale} ? Le contenu actuel sera remplacé." },
    },
    editor: {
      onLeavePage: "Quitter cette page sans enregistrer ?",
      onUpdatingWithUnsavedChanges: "Enregistrez d’abord vos modifications.",
      onPublishingNotReady: "Passez d’abord le statut à « Prêt ».",
      onPublishingWithUnsavedChanges: "Enregistrez d’abord vos modifications.",
      onPublishing: "Publier ces modifications ?",
      loadingEntry: "Chargement…",
      confirmLoadBackup: "Des modifications non enregistrées ont été retrouvées sur cet ordinateur. Les reprendre ?",
    },
    editorInterface: { toggleNotes: "Montrer ou cacher les notes" },
    editorNotesPane: {
      title: "Notes", emptyState: "Aucune note.", addNote: "Ajouter une note", addPlaceholder: "Votre note…", editPlaceholder: "Modifier la note…", save: "Enregistrer", cancel: "Annuler", edit: "Modifier", delete: "Supprimer", resolve: "Marquer comme traitée", unresolve: "Rouvrir", confirmDelete: "Supprimer cette note ?", shortcut: "Ctrl + Entrée ajoute la note.",
    },
    editorToolbar: {
      backCollection: " Dans : %{collectionLabel}",
      publishing: "Publication…", publish: "Publier", unpublishing: "Retrait…", saving: "Enregistrement…", deleting: "Suppression…", updating: "Mise à jour…",
      deleteUnpublishedChanges: "Abandonner le brouillon", deleteUnpublishedEntry: "Abandonner le brouillon",
      status: "Statut : %{status}", draft: "Brouillon", inReview: "À relire", ready: "Prêt", changesSaved: "Enregistré", unsavedChanges: "Modifications non enregistrées",
      statusInfoTooltipDraft: "Brouillon : pour le soumettre à relecture, passez le statut à « À relire ».",
      statusInfoTooltipInReview: "En relecture : vous n’avez rien d’autre à faire. Vous pouvez encore modifier.",
    },
    editorWidgets: {
      markdown: { strikethrough: "Barré", toggleMode: { rich: "Passer au texte enrichi", markdown: "Passer au Markdown" } },
      image: { chooseMultiple: "Choisir des images", addMore: "Ajouter des images", removeAll: "Retirer toutes les images" },
      file: { choose: "Choisir un fichier", chooseDifferent: "Choisir un autre fichier", remove: "Retirer le fichier", chooseMultiple: "Choisir des fichiers", addMore: "Ajouter des fichiers", removeAll: "Retirer tous les fichiers" },
      datetime: { setToNow: "Mettre la date du jour dans « %{fieldLabel} »" },
      object: { expand: "Déplier", collapse: "Replier" },
      list: { add: "Ajouter : %{item}", addType: "Ajouter : %{item}" },
    },
  },
  mediaLibrary: {
    mediaLibrary: { onDelete: "Supprimer ce fichier du dossier ? Il reste dans l’historique du dépôt.", fileTooLarge: "Ce fichier est trop gros : %{size} Ko au plus." },
    mediaLibraryModal: { close: "Fermer", loading: "Chargement…", mediaAssets: "Annexes du dossier", noAssetsFound: "Aucune annexe.", noResults: "Aucune annexe.", search: "Rechercher…", uploading: "Envoi…", upload: "Verser un fichier", deleteSelected: "Supprimer", deleting: "Suppression…", chooseSelected: "Choisir ce fichier", download: "Télécharger" },
  },
  ui: {
    settingsDropdown: { account: "Compte" },
    toast: {
      onFailToLoadEntries: "Le chargement a échoué : %{details}", onFailToPersist: "Rien n’est enregistré : %{details}", onFailToPublishEntry: "La publication a échoué : %{details}", onFailToUpdateStatus: "Le statut n’a pas changé : %{details}",
      missingRequiredField: "Un champ est à remplir : il est en rouge.", entrySaved: "Enregistré.", entryPublished: "Publié.", entryUpdated: "Statut mis à jour.", onDeleteUnpublishedChanges: "Brouillon abandonné.",
      onLoggedOut: "Vous avez été déconnecté : copiez vos modifications, puis reconnectez-vous.", onBackendDown: "La forge ne répond pas : %{details}",
      noteAdded: "Note ajoutée.", onFailToAddNote: "La note n’est pas ajoutée : %{details}", noteUpdated: "Note modifiée.", onFailToUpdateNote: "La note n’est pas modifiée : %{details}", noteDeleted: "Note supprimée.", onFailToDeleteNote: "La note n’est pas supprimée : %{details}", noteResolved: "Note traitée.", noteReopened: "Note rouverte.", onFailToToggleNote: "La note n’a pas changé : %{details}",
    },
  },
  workflow: {
    workflow: {
      loading: "Chargement des brouillons…", workflowHeading: "Brouillons", newPost: "Écrire",
      description: "%{smart_count} brouillon en cours, %{readyCount} prêt(s) à publier. |||| %{smart_count} brouillons en cours, %{readyCount} prêt(s) à publier.",
      dateFormat: "D MMMM",
    },
    workflowCard: { deleteChanges: "Abandonner", deleteNewEntry: "Abandonner", publishChanges: "Publier", publishNewEntry: "Publier" },
    workflowList: {
      onDeleteEntry: "Abandonner ce brouillon ?", onPublishEntry: "Publier ces modifications ?",
      onPublishingNotReadyEntry: "Seul un brouillon « Prêt » se publie : glissez sa carte dans la colonne « Prêts ».",
      draftHeader: "Brouillons", inReviewHeader: "À relire", readyHeader: "Prêts",
    },
  },
};

export function fusionner(base, ajouts) {
  const tout = { ...base };
  for (const [cle, valeur] of Object.entries(ajouts)) tout[cle] = typeof valeur === "object" ? fusionner(base?.[cle] ?? {}, valeur) : valeur;
  return tout;
}

// Ce que Decap écrit en anglais sans passer par sa traduction.
const EN_DUR = [
  [/^Open Authoring is enabled/, "Vos modifications seront proposées depuis une copie du dépôt, sur votre compte de la forge. Si vous en avez déjà une, elle servira."],
  [/^Fork the repo$/, "Copier le dépôt"],
  [/^Don['’]t fork the repo$/, "Ne pas copier"],
  [/^No options$/, "Aucun choix"],
  [/^Select\.\.\.$/, "Choisir…"],
  [/^(?:Error: )?Invalid nonce$/, "La connexion a échoué : recommencez."],
  [/^(?:Error: )?Failed to fetch$/, "La forge ne répond pas : vérifiez la connexion à Internet."],
];

function traduire(racine) {
  const textes = document.createTreeWalker(racine, NodeFilter.SHOW_TEXT);
  for (let noeud = textes.currentNode.nodeType === Node.TEXT_NODE ? textes.currentNode : textes.nextNode(); noeud; noeud = textes.nextNode()) {
    const trouve = EN_DUR.find(([motif]) => motif.test(noeud.data.trim()));
    if (trouve && !noeud.parentElement?.closest("[contenteditable], textarea")) noeud.data = trouve[1];
  }
  if (!(racine instanceof Element)) return;
  for (const barre of racine.querySelectorAll("[class*='ListItemTopBar']")) {
    const boutons = barre.querySelectorAll("button");
    if (boutons.length < 2) continue;
    boutons[0].setAttribute("aria-label", "Replier ou déplier");
    boutons[boutons.length - 1].setAttribute("aria-label", "Retirer de la liste");
  }
}

export function surveillerLAnglais(racine) {
  new MutationObserver((changements) => {
    for (const { target, addedNodes } of changements) {
      if (target.nodeType === Node.TEXT_NODE) traduire(target);
      for (const noeud of addedNodes) traduire(noeud);
    }
  }).observe(racine, { childList: true, subtree: true, characterData: true });
}
