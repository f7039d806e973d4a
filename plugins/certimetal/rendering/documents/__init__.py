"""Documents to fill in or to file: the form of a dossier as Word and OpenDocument.

``formulaire`` plans a document of ``elements``; ``openxml`` and ``opendocument`` write these around
the answers, which pandoc lays out; ``paquet_docx`` and ``paquet_odt`` finish the file.
"""
