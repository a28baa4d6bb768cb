"""A submission's folder is read with suspicion: nothing in it fails or misleads the reader."""

import os

import pytest

from autograder import submission as module
from autograder.submission import read_submission


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "student-01" / "small"
    path.mkdir(parents=True)
    (path / "doubling.ipynb").write_bytes(b"{}")
    return path


def read(folder, expected=("doubling",)):
    return read_submission(folder, "student-01", "small", list(expected))


def test_notebooks_files_and_timestamp_are_read(folder):
    (folder / "helper.py").write_text("x = 1")
    (folder / "deep").mkdir()
    (folder / "deep" / "data.csv").write_text("1")
    (folder / "timestamp.txt").write_text("2026-10-01 12:00:00 UTC\n")
    submission = read(folder)
    assert submission.notebooks == {"doubling": b"{}"}
    assert submission.files == {"helper.py": b"x = 1", "deep/data.csv": b"1"}
    assert submission.timestamp == "2026-10-01 12:00:00 UTC"
    assert submission.problems == {} and submission.notes == ()


def test_an_empty_folder_is_read(tmp_path):
    submission = read(tmp_path)
    assert submission.notebooks == {} and submission.problems == {}


def test_links_are_not_followed(folder, tmp_path):
    secret = tmp_path / "gradebook.db"
    secret.write_text("secret")
    (folder / "link.txt").symlink_to(secret)
    (folder / "doubling.ipynb").unlink()
    (folder / "doubling.ipynb").symlink_to(secret)
    (folder / "out").symlink_to(tmp_path)
    submission = read(folder)
    assert submission.notebooks == {} and submission.files == {}
    assert "is a link" in submission.problems["doubling"]
    assert "secret" not in repr(submission)


def test_a_pipe_in_the_folder_does_not_hang_the_reader(folder):
    os.mkfifo(folder / "pipe")
    (folder / "doubling.ipynb").unlink()
    os.mkfifo(folder / "doubling.ipynb")
    submission = read(folder)
    assert "not a regular file" in submission.problems["doubling"]
    assert "pipe was left out: it is not a regular file." in submission.notes


def test_what_is_too_large_is_left_out_and_said(folder, monkeypatch):
    monkeypatch.setattr(module, "MAX_NOTEBOOK", 10)
    monkeypatch.setattr(module, "MAX_FILE", 10)
    (folder / "doubling.ipynb").write_bytes(b" " * 11)
    (folder / "big.bin").write_bytes(b" " * 11)
    submission = read(folder)
    assert "is larger than" in submission.problems["doubling"]
    assert any("big.bin was left out" in note for note in submission.notes)


def test_a_renamed_notebook_is_a_question_for_a_human(folder):
    (folder / "doubling.ipynb").rename(folder / "doubling (1).ipynb")
    assert "doubling (1).ipynb: if that is it, rename it" in read(folder).problems["doubling"]


def test_an_extra_notebook_is_left_out(folder):
    (folder / "scratch.ipynb").write_bytes(b"{}")
    submission = read(folder)
    assert set(submission.notebooks) == {"doubling"}
    assert submission.notes == ("Not part of the assignment, left out: scratch.ipynb.",)


def test_many_files_are_cut_off(folder, monkeypatch):
    monkeypatch.setattr(module, "MAX_FILES", 3)
    for number in range(6):
        (folder / f"{number}.txt").write_text("x")
    submission = read(folder)
    assert len(submission.files) == 3
    assert len(submission.notes) == 3


@pytest.mark.parametrize("name", ["a\nb.txt", "\x1b[31mred.txt", "ünï.txt", "-rf", "$(reboot)"])
def test_odd_names_are_read_and_never_printed_raw(folder, name):
    (folder / name).symlink_to("/etc/passwd")
    (note,) = read(folder).notes
    assert note.isprintable()


def test_an_unreadable_file_says_why(folder, monkeypatch):
    def refuse(path, flags):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module.os, "open", refuse)
    assert "cannot be read (Permission denied)" in read(folder).problems["doubling"]


def test_the_digest_changes_with_anything_that_decides_a_score(folder):
    digests = {read(folder).digest()}
    (folder / "doubling.ipynb").write_bytes(b"{ }")
    digests.add(read(folder).digest())
    (folder / "x.py").write_text("1")
    digests.add(read(folder).digest())
    (folder / "timestamp.txt").write_text("2026-10-01 12:00:00 UTC")
    digests.add(read(folder).digest())
    assert len(digests) == 4


def test_a_forest_of_empty_folders_takes_no_time_and_hides_no_notebook(folder, monkeypatch):
    walked = []

    def walk(*arguments, **options):
        for level in os_walk(*arguments, **options):
            walked.append(level[0])
            yield level

    os_walk = os.walk
    monkeypatch.setattr(module.os, "walk", walk)
    monkeypatch.setattr(module, "MAX_ENTRIES", 50)
    for i in range(60):
        (folder / f"{i:02}" / "inner").mkdir(parents=True)
    found = read(folder)
    assert set(found.notebooks) == {"doubling"}
    assert walked == [str(folder)]
    assert found.notes == ("Only the first 50 files and folders were looked at.",)
