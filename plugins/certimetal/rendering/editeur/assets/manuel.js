// Decap se lance quand la page a choisi un dossier, et non tout seul.
window.CMS_MANUAL_INIT = true;
