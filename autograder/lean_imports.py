"""Importing this module first spares every later import the better part of a second.

nbformat imports jsonschema, and jsonschema, where it finds the package rfc3987_syntax, has that
compile a grammar for international addresses, anew in each process. No notebook's schema speaks of
them, and jsonschema does without when the package is not there: so here it is not.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
