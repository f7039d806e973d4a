# Ce que scripts/site et scripts/test partagent : l'environnement Python du projet.
# Se charge avec « source » ; s'arrête avec une phrase en français quand il manque quelque chose.

arreter() {
  printf '%s\n' "$1" >&2
  exit 2
}

# Affiche la commande d'installation qui convient à cette machine.
commande_paquets() {
  if command -v apt-get >/dev/null 2>&1; then
    printf 'sudo apt-get install %s' "$1"
  elif command -v dnf >/dev/null 2>&1; then
    printf 'sudo dnf install %s' "${2:-$1}"
  elif command -v brew >/dev/null 2>&1; then
    printf 'brew install %s' "${3:-$1}"
  else
    printf 'installer le paquet %s' "$1"
  fi
}

# Met dans PYTHON le premier Python d'au moins 3.11.
trouver_python() {
  local candidat
  for candidat in ${CERTIMETAL_PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$candidat" >/dev/null 2>&1 &&
      "$candidat" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      PYTHON=$(command -v "$candidat")
      return
    fi
  done
  if command -v python3 >/dev/null 2>&1; then
    arreter "Python $(python3 -c 'import platform; print(platform.python_version())') est trop ancien : il faut Python 3.11 ou plus récent. Commande : $(commande_paquets python3.11 python3.11 python@3.13)"
  fi
  arreter "Python est introuvable : il faut Python 3.11 ou plus récent. Commande : $(commande_paquets 'python3 python3-venv' python3 python@3.13)"
}

empreinte_de() {
  "$PYTHON" -c 'import hashlib, pathlib, sys
h = hashlib.sha256(sys.version.encode())
for nom in sys.argv[1:]:
    h.update(pathlib.Path(nom).read_bytes())
print(h.hexdigest())' "$@"
}

# preparer_environnement DOSSIER VERROU : crée l'environnement, ou le laisse s'il est à jour.
preparer_environnement() {
  local dossier=$1 verrou=$2 attendue version
  attendue=$(empreinte_de "$verrou" pyproject.toml)
  if [ -x "$dossier/bin/python" ] &&
    [ "$(cat "$dossier/.certimetal-$(basename "$verrou")" 2>/dev/null)" = "$attendue" ]; then
    return
  fi
  if ! "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    arreter "Le module « venv » de Python manque. Commande : $(commande_paquets "python$version-venv" python3 "python@$version")"
  fi
  echo "Installation des dépendances dans $dossier (une à deux minutes la première fois)…"
  rm -f "$dossier"/.certimetal-*
  if ! "$PYTHON" -m venv "$dossier"; then
    arreter "L’environnement $dossier n’a pas pu être créé : supprimez ce dossier puis relancez la commande."
  fi
  if ! "$dossier/bin/python" -m pip install --quiet --disable-pip-version-check \
    --require-hashes -r "$verrou"; then
    arreter "Les dépendances n’ont pas pu être installées (le détail est ci-dessus) : vérifiez la connexion à Internet puis relancez la commande."
  fi
  if ! "$dossier/bin/python" -m pip install --quiet --disable-pip-version-check \
    --no-deps --no-build-isolation --editable .; then
    arreter "Le projet lui-même n’a pas pu être installé (le détail est ci-dessus)."
  fi
  printf '%s\n' "$attendue" >"$dossier/.certimetal-$(basename "$verrou")"
}

# Dit si l'on peut installer des paquets Debian sans rien demander ; met la commande dans APT.
peut_installer() {
  command -v apt-get >/dev/null 2>&1 || return 1
  if [ "$(id -u)" = 0 ]; then
    APT="apt-get"
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    APT="sudo apt-get"
  else
    return 1
  fi
}

# installer_paquets PAQUET… : par apt-get, sans question.
installer_paquets() {
  echo "Installation de : $*…"
  $APT update -qq >/dev/null || true
  DEBIAN_FRONTEND=noninteractive $APT install -y -qq --no-install-recommends "$@" >/dev/null
}

trouver_chromium() {
  local candidat
  for candidat in chromium chromium-browser google-chrome; do
    command -v "$candidat" && return
  done
  return 1
}
