"""Writing the sample class into the folder of submissions, beside whatever else is there.

A submission is the sample's own if every file in it was written here: a ledger in the folder of
submissions (:data:`LEDGER`) keeps the digests. The sample's own submissions follow the sample when
it changes. Any other one, even under a sample student's id, is somebody else's and left as it is.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from autograder.assignment import IGNORED
from autograder.errors import CourseError
from autograder.sample_class.edits import Content, Link, submission_of
from autograder.sample_class.student_file import read_class

LEDGER = ".sample_class.json"
Digests = dict[str, str]  # by a file's path within its submission
# By "student/assignment" and path: the digests of what was written there. There are two while a
# submission is being replaced, since that may be interrupted between any two files.
Ledger = dict[str, dict[str, list[str]]]


def unpack(
    sample: Path,
    release: Path,
    submitted: Path,
    tell: Callable[[str], None] = print,
    assignments: Collection[str] | None = None,
) -> list[str]:
    """Make the submissions of the sample class.

    What is as it should be is not touched, so that a second run has nothing to grade again. Other
    students' folders are never touched. A sample student's submission that holds anything not
    written here (an instructor's own, or a sample one that somebody edited) is left as it is.

    Parameters
    ----------
    sample
        The folder of the sample class.
    release
        nbgrader's release folder, with the sample's assignments in it.
    submitted
        nbgrader's folder of submissions; made if it is not there.
    tell
        Called with one sentence for each submission that was left as it is.
    assignments
        Only these; all of the sample's by default.

    Returns
    -------
    list of str
        The ids of the sample's students in these assignments.

    Raises
    ------
    CourseError
        An assignment is not released, or a file of the sample is not as it must be: nothing has
        been written then. Or the folder of submissions cannot be written.
    """
    files = [
        file for file in read_class(sample) if assignments is None or file.assignment in assignments
    ]
    released = {name: _released(release / name) for name in {file.assignment for file in files}}
    wanted = {
        f"{file.student}/{file.assignment}": submission_of(file, released[file.assignment])
        for file in files
    }
    try:
        ledger = _read_ledger(submitted)
        for place, contents in wanted.items():
            _place(submitted, place, contents, ledger, tell)
    except OSError as error:
        raise CourseError(f"The sample class cannot be unpacked: {error}.") from error
    return sorted({file.student for file in files})


def _released(folder: Path) -> dict[str, bytes]:
    notebooks = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.ipynb"))}
    if not notebooks:
        raise CourseError(f"{folder} holds no notebook: release {folder.name} first.")
    return notebooks


def _place(
    submitted: Path,
    place: str,
    contents: Mapping[str, Content],
    ledger: Ledger,
    tell: Callable[[str], None],
) -> None:
    """Bring one submission up to date, unless it is somebody else's."""
    digests = {name: _digest(content) for name, content in contents.items()}
    present = _digests_in(submitted / place)
    if present == digests and ledger.get(place) == _entry(digests):
        return
    if not _is_ours(present, ledger.get(place, {}), digests):
        tell(
            f"{submitted / place} is not, or no longer, a submission of the sample class; "
            "it was left as it is. Move it away to get the sample's."
        )
        return
    ledger[place] = _entry(present or {}, digests)
    _write_ledger(submitted, ledger)
    (submitted / place).mkdir(parents=True, exist_ok=True)
    for name in (present or {}).keys() - contents.keys():
        (submitted / place / name).unlink()
    for name, content in contents.items():
        if (present or {}).get(name) != digests[name]:
            _write(submitted / place / name, content, beside=submitted)
    ledger[place] = _entry(digests)
    _write_ledger(submitted, ledger)


def _is_ours(present: Digests | None, written: dict[str, list[str]], wanted: Digests) -> bool:
    return all(
        digest in written.get(name, []) or digest == wanted.get(name)
        for name, digest in (present or {}).items()
    )


def _entry(*versions: Digests) -> dict[str, list[str]]:
    names = sorted({name for digests in versions for name in digests})
    return {name: sorted({d[name] for d in versions if name in d}) for name in names}


def _digests_in(folder: Path) -> Digests | None:
    """Return what a submission's folder holds; None if there is no such folder."""
    for path in (folder.parent, folder):
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            return {".": "a link or a file, not a folder: nothing that was written here"}
    if not folder.exists():
        return None
    found = {}
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if name not in IGNORED]
        for name in [*names, *(name for name in folders if Path(parent, name).is_symlink())]:
            if name not in IGNORED:
                path = Path(parent, name)
                found[path.relative_to(folder).as_posix()] = _digest_at(path)
    return found


def _digest_at(path: Path) -> str:
    if path.is_symlink():
        return _digest(Link(os.readlink(path)))
    return _digest(path.read_bytes()) if path.is_file() else "no regular file"


def _digest(content: Content) -> str:
    data = b"link " + content.target.encode() if isinstance(content, Link) else b"file " + content
    return hashlib.sha256(data).hexdigest()


def _write(path: Path, content: Content, beside: Path) -> None:
    """Write a file or link so that a reader, or a crash, sees the old one or the new, never half.

    The unfinished one lies outside the submission, of which it would else be a part.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = beside / f"{LEDGER}.unfinished"
    unfinished.unlink(missing_ok=True)
    if isinstance(content, Link):
        unfinished.symlink_to(content.target)
    else:
        unfinished.write_bytes(content)
    os.replace(unfinished, path)


def _read_ledger(submitted: Path) -> Ledger:
    path = submitted / LEDGER
    try:
        ledger = json.loads(path.read_text("utf-8"))
        return {place: dict(entry) for place, entry in ledger.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, AttributeError) as error:
        raise CourseError(f"{path} is damaged ({error}). Remove it and try again.") from error


def _write_ledger(submitted: Path, ledger: Ledger) -> None:
    submitted.mkdir(parents=True, exist_ok=True)
    text = json.dumps(ledger, indent=1, sort_keys=True) + "\n"
    _write(submitted / LEDGER, text.encode(), beside=submitted)
