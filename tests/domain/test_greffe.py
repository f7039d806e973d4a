"""A text put in the place of another: the blocks that say the same keep their bytes."""

from __future__ import annotations

from certimetal.domain.greffe import blocks, graft

VIEUX = "Une phrase\ncoupée à la main.\n\n- un\n- deux\n\n```\na\n\nb\n```\n\nFin.\n"


def test_only_the_block_that_changed_is_written_anew() -> None:
    neuf = "Une phrase coupée à la main.\n\n- un\n- deux\n\n```\na\n\nb\n```\n\nFin, cette fois.\n"
    rendu, pareils = graft(VIEUX, neuf)
    assert rendu == VIEUX.replace("Fin.", "Fin, cette fois.")
    assert pareils == 3


def test_a_blank_line_in_code_parts_nothing() -> None:
    assert blocks(VIEUX)[2] == "```\na\n\nb\n```"


def test_a_text_with_nothing_left_of_the_old_is_the_new_one() -> None:
    assert graft(VIEUX, "Autre chose.\n") == ("Autre chose.\n", 0)
    assert graft(VIEUX, "") == ("", 0)
