"""The Content-Security-Policy of a page: its own inline scripts by their hash, no other host."""

from __future__ import annotations

import base64
import hashlib
import re

MARQUE = "certimetal-politique-de-securite"
"""What the theme's template writes in place of the policy."""

_SCRIPT = re.compile(r"<script(?P<attributs>[^>]*)>(?P<corps>.*?)</script>", re.DOTALL)
_DONNEES = re.compile(r"""type=["']?application/(?:ld\+)?json""")

_DIRECTIVES = (
    "default-src 'none'",
    "style-src 'self' 'unsafe-inline'",  # the theme sets inline style attributes
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)


def politique(page: str, *, scripts_ajoutes: bool = False) -> str:
    """Return the policy of ``page``, to stand in a ``<meta>`` before its first script.

    ``scripts_ajoutes`` allows any inline script: the preview server adds its own to each page.
    """
    if scripts_ajoutes:
        sources = "'self' 'unsafe-inline'"
    else:
        empreintes = dict.fromkeys(
            _empreinte(script["corps"])
            for script in _SCRIPT.finditer(page)
            if "src=" not in script["attributs"] and not _DONNEES.search(script["attributs"])
        )
        sources = " ".join(("'self'", *empreintes))
    return "; ".join((*_DIRECTIVES, f"script-src {sources}"))


def _empreinte(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
