"""The security policy of a page."""

from __future__ import annotations

from certimetal.rendering.csp import politique

# printf 'alert(1)' | openssl dgst -sha256 -binary | base64
EMPREINTE = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"


def scripts(page: str, *, scripts_ajoutes: bool = False) -> str:
    directives = politique(page, scripts_ajoutes=scripts_ajoutes).split("; ")
    (directive,) = (d for d in directives if d.startswith("script-src "))
    return directive.removeprefix("script-src ")


def test_the_inline_scripts_of_the_page_may_run_and_no_other() -> None:
    assert scripts("<script>alert(1)</script>") == f"'self' {EMPREINTE}"


def test_a_script_that_stands_twice_is_named_once() -> None:
    assert scripts("<script>alert(1)</script><script>alert(1)</script>") == f"'self' {EMPREINTE}"


def test_files_and_data_need_no_permission_of_their_own() -> None:
    page = '<script src="a.js"></script><script id="x" type="application/json">{}</script>'
    assert scripts(page) == "'self'"


def test_the_preview_lets_its_server_add_a_script() -> None:
    assert scripts("<script>alert(1)</script>", scripts_ajoutes=True) == "'self' 'unsafe-inline'"


def test_no_host_but_the_site_is_ever_allowed() -> None:
    assert "http" not in politique("<script>alert(1)</script>")
    assert politique("").startswith("default-src 'none'; ")
