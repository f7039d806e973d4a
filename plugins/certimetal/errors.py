"""What prevents the work: never a person's mistake in a dossier (that is a ``Finding``)."""

from __future__ import annotations


class CertimetalError(Exception):
    """The work cannot go on. The message is French, whole, and says what to do."""


class RepositoryNotFoundError(CertimetalError):
    """No certimetal repository (``criteria/`` and ``schemas/``) at or above a folder."""


class ReferentielError(CertimetalError):
    """The référentiel or the schemas cannot be read: nothing can be judged against them."""


class WriteRefusedError(CertimetalError):
    """A file would be overwritten, or may not be written where it is asked for."""


class UnknownNameError(CertimetalError):
    """A name given by the user (a check, a dossier, a certificateur) is not known here."""


class ThemeError(CertimetalError):
    """The site's theme does not show a page as the plugin needs it to."""


class SourceTextError(CertimetalError):
    """The text of the référentiel's source cannot be read: there is nothing to compare."""


class InvalidValueError(CertimetalError):
    """A value given by the user (a SIRET…) has not the form that it must have."""


class UnreadableFileError(CertimetalError):
    """A file given by the user cannot be opened."""


class TableError(CertimetalError):
    """A file given as a table (CSV) cannot be read as one."""


class EventRefusedError(CertimetalError):
    """The rules, or the journal as it stands, do not let an event be written."""


class GitError(CertimetalError):
    """Git is missing or too old, or lacks what it was asked for."""


class DocumentConversionError(CertimetalError):
    """A document cannot be converted: pandoc is missing, refuses it, or needs too much for it."""


class CompositionError(CertimetalError):
    """A PDF cannot be composed."""


class DocumentRefusedError(CertimetalError):
    """What the journal says does not let a document (an extrait, a lettre) be made."""


class EditorError(CertimetalError):
    """The browser editor cannot be published or served: a program or a setting is missing."""
