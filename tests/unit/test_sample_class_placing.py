"""Submissions of the sample class are put beside others' without harm, again and again."""

import contextlib
import json
import os

import pytest

from autograder.errors import CourseError
from autograder.sample_class import unpack
from tests.unit.small_sample import folders, released, write

__all__ = ["folders", "released"]  # fixtures


def snapshot(folder):
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_mtime_ns,
            os.readlink(path) if path.is_symlink() else path.is_file() and path.read_bytes(),
        )
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }


def unpacked(folders):
    """Unpack the sample; return what was said."""
    said = []
    assert unpack(*folders, tell=said.append) == sorted(p.stem for p in folders[0].glob("03/*.py"))
    return said


def test_submissions_are_made_as_nbgrader_wants_them(folders):
    *_, submitted = folders
    assert unpacked(folders) == []
    files = sorted(str(p.relative_to(submitted)) for p in submitted.rglob("*") if p.is_file())
    assert files == [
        ".sample_class.json",
        "student-01/03/one.ipynb",
        "student-01/03/timestamp.txt",
        "student-01/03/two.ipynb",
        "student-02/03/one.ipynb",
        "student-02/03/sub/a.txt",
        "student-02/03/two.ipynb",
    ]


def test_a_second_run_touches_nothing(folders):
    sample, _, submitted = folders
    write(sample, "student-03", "missing = ['one', 'two']\n[links]\n'away' = '../..'\n'me' = '.'")
    unpacked(folders)
    before = snapshot(submitted)
    assert unpacked(folders) == []
    assert snapshot(submitted) == before


def test_an_empty_submission_is_an_empty_folder(folders):
    sample, _, submitted = folders
    write(sample, "student-03", "missing = ['one', 'two']")
    unpacked(folders)
    assert list((submitted / "student-03" / "03").iterdir()) == []
    (submitted / "student-03" / "03").rmdir()
    unpacked(folders)
    assert (submitted / "student-03" / "03").is_dir()


def test_other_students_and_assignments_are_left_alone(folders):
    *_, submitted = folders
    for place in ("ann/03", "student-01/04"):
        (submitted / place).mkdir(parents=True)
        (submitted / place / "one.ipynb").write_text("hers")
    before = snapshot(submitted)
    assert unpacked(folders) == []
    assert before.items() <= snapshot(submitted).items()


def test_a_submission_of_somebody_else_under_a_sample_id_stays_and_is_told(folders):
    *_, submitted = folders
    (submitted / "student-01" / "03").mkdir(parents=True)
    (submitted / "student-01" / "03" / "one.ipynb").write_text("an instructor's own")
    before = snapshot(submitted)
    (said,) = unpacked(folders)
    assert str(submitted / "student-01" / "03") in said
    assert "was left as it is" in said
    assert before.items() <= snapshot(submitted).items()
    assert not (submitted / "student-01" / "03" / "two.ipynb").exists()
    assert (submitted / "student-02" / "03" / "two.ipynb").exists()


@pytest.mark.parametrize("change", ["edited", "added"])
def test_a_sample_submission_that_was_edited_stays_as_edited(folders, change):
    sample, _, submitted = folders
    unpacked(folders)
    name = {"edited": "one.ipynb", "added": "more.txt"}[change]
    (submitted / "student-01" / "03" / name).write_text("to see what the grader says")
    write(sample, "student-01", "", "# %% solution-f\n2")
    before = snapshot(submitted)
    assert len(unpacked(folders)) == 1
    assert snapshot(submitted) == before


def test_checkpoints_of_an_editor_are_no_edit(folders):
    *_, submitted = folders
    unpacked(folders)
    (submitted / "student-01" / "03" / ".ipynb_checkpoints").mkdir()
    (submitted / "student-01" / "03" / ".ipynb_checkpoints" / "one-checkpoint.ipynb").write_text("")
    assert unpacked(folders) == []


def test_submissions_follow_the_sample_and_the_release(folders):
    sample, release, submitted = folders
    unpacked(folders)
    untouched = snapshot(submitted / "student-01")
    write(sample, "student-02", 'base = "good"\nmissing = ["one"]')
    assert unpacked(folders) == []
    assert snapshot(submitted / "student-01") == untouched
    assert [p.name for p in (submitted / "student-02" / "03").glob("*.*")] == ["two.ipynb"]
    assert not (submitted / "student-02" / "03" / "sub" / "a.txt").exists()
    write(sample, "student-01", "", "# %% solution-f\n2")
    assert unpacked(folders) == []
    assert untouched["03/two.ipynb"] == snapshot(submitted / "student-01")["03/two.ipynb"]
    assert untouched["03/one.ipynb"] != snapshot(submitted / "student-01")["03/one.ipynb"]
    notebook = json.loads((release / "03" / "one.ipynb").read_text())
    notebook["cells"][2]["source"] = ["f(2)"]
    (release / "03" / "one.ipynb").write_text(json.dumps(notebook))
    assert unpacked(folders) == []
    one = json.loads((submitted / "student-01" / "03" / "one.ipynb").read_text())
    assert one["cells"][2]["source"] == ["f(2)"]


@pytest.mark.parametrize("changed_again", [False, True])
@pytest.mark.parametrize("files_written", range(1, 5))
def test_an_interrupted_run_is_taken_up_again(folders, monkeypatch, files_written, changed_again):
    sample, _, submitted = folders
    unpacked(folders)
    write(sample, "student-01", "missing = ['two']\n[files]\n'x.txt' = 'x'", "# %% solution-f\n2")
    renamed = 0

    def interrupted(source, target):
        nonlocal renamed
        renamed += 1
        if renamed == files_written:
            raise KeyboardInterrupt
        return rename(source, target)

    rename = os.replace
    with monkeypatch.context() as patch, contextlib.suppress(KeyboardInterrupt):
        patch.setattr(os, "replace", interrupted)
        unpacked(folders)
    if changed_again:
        write(sample, "student-01", "missing = ['two']\n[files]\n'x.txt' = 'y'")
    assert unpacked(folders) == []
    assert sorted(p.name for p in (submitted / "student-01" / "03").iterdir()) == [
        "one.ipynb",
        "x.txt",
    ]
    assert not list(submitted.glob("*.unfinished"))


def test_nothing_is_written_through_a_link(folders, tmp_path):
    *_, submitted = folders
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "03").mkdir(parents=True)
    submitted.mkdir()
    (submitted / "student-01").symlink_to(elsewhere)
    assert len(unpacked(folders)) == 1
    assert list((elsewhere / "03").iterdir()) == []


def test_nothing_is_written_where_something_is_wrong(folders):
    sample, release, submitted = folders
    bad = write(sample, "student-09", "", "# %% solution-x")
    with pytest.raises(CourseError, match="solution-x"):
        unpack(*folders)
    bad.unlink()
    with pytest.raises(CourseError, match="release 03 first"):
        unpack(sample, release / "none", submitted)
    assert not submitted.exists()


def test_a_damaged_ledger_is_named(folders):
    *_, submitted = folders
    unpacked(folders)
    for text in ("{", "[1]", '{"a": 1}'):
        (submitted / ".sample_class.json").write_text(text)
        with pytest.raises(CourseError, match=r"\.sample_class\.json is damaged"):
            unpack(*folders)


def test_assignments_can_be_chosen(folders):
    sample, release, submitted = folders
    assert unpack(sample, release, submitted, assignments=["04"]) == []
    assert unpack(sample, release, submitted, assignments=["03"]) == ["student-01", "student-02"]
