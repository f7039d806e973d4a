"""The lifecycle of an habilitation: a pure function of the journal, the rules and a day.

``situer`` tells where a dossier stands and why, ``evenements_possibles`` what may be written next,
``fautes_du_journal`` what is wrong in what was written. All three tell the same story, through the
same table.
"""

from __future__ import annotations

from certimetal.domain.cycle.fautes import fautes_du_journal
from certimetal.domain.cycle.possibles import Possible, evenements_possibles
from certimetal.domain.cycle.situer import situer

__all__ = ["Possible", "evenements_possibles", "fautes_du_journal", "situer"]
