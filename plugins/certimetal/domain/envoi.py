"""A push to a server: one reference that someone asks to move."""

from __future__ import annotations

from dataclasses import dataclass

_BRANCHE = "refs/heads/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Envoi:
    """``ref`` is the whole name; ``ancien`` and ``nouveau`` are commits, all zeros for none."""

    ancien: str
    nouveau: str
    ref: str

    @property
    def branche(self) -> str:
        """The branch's name, empty where the reference is no branch."""
        return self.ref.removeprefix(_BRANCHE) if self.ref.startswith(_BRANCHE) else ""

    @property
    def cree(self) -> bool:
        """Whether the reference was not there."""
        return not self.ancien.strip("0")

    @property
    def supprime(self) -> bool:
        """Whether the reference goes."""
        return not self.nouveau.strip("0")
