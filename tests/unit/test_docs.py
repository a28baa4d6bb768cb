"""What the documentation says is true: links, commands, targets, tests, sentences, the example."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbgrader.apps.nbgraderapp import NbGraderApp

from autograder.assignment import load_assignment
from autograder.command_line import _parser
from autograder.grading import grade_submission
from autograder.nursery import Nursery, Setup
from autograder.submission import Submission

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
GUIDE = REPOSITORY / "docs" / "instructor-guide.md"
THREATS = REPOSITORY / "docs" / "threat-model.md"

FENCED = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


def page_id(path: Path) -> str:
    return path.name


def prose(text: str) -> str:
    """Return a page without its code blocks."""
    return FENCED.sub("", text)


def code(text: str) -> list[str]:
    """Return each line of code on a page: of its code blocks, and what stands in backticks."""
    blocks = [line for _, block in FENCED.findall(text) for line in block.splitlines()]
    return blocks + INLINE.findall(prose(text))


def commands(text: str, program: str) -> list[str]:
    """Return what follows a program's name in a page's code, without comments and prose."""
    found = []
    for line in code(text):
        _, name, rest = line.partition(program)
        if name:
            found.append(re.split(r" #| {2,}|[;&>)\"]", rest)[0].strip())
    return found


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, as they are made where Markdown is shown."""
    headings = re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


# Links


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_relative_link_leads_somewhere(page):
    for target in LINK.findall(prose(page.read_text("utf-8"))):
        if "://" in target or target.startswith("mailto:"):
            continue
        path, _, anchor = target.partition("#")
        there = page.parent / path if path else page
        assert there.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in anchors(there.read_text("utf-8")), f"{page.name} links to {target}"


# Commands


def variants(command: str) -> Iterator[list[str]]:
    """Yield a command's usage as command lines, one for each alternative of ``a|b``."""
    plain = re.sub(r"[\[\]]|…|\.\.\.", " ", command).replace("--workers N", "--workers 2")
    plain = re.sub(r"<[^>]+>", "NAME", plain)
    words = shlex.split(plain)
    if "|" in words:  # --workers N | --scheduler ADDRESS
        words = words[: words.index("|")]
    options = max((word.count("|") for word in words), default=0) + 1
    for number in range(options):
        yield [word.split("|")[min(number, word.count("|"))] for word in words]


def understood(arguments: list[str]) -> str:
    """Return what the autograder's command line says against some arguments."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        try:
            _parser().parse_args(arguments)
        except SystemExit:
            return said.getvalue()
    return ""


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_autograder_command_is_understood(page):
    for command in commands(page.read_text("utf-8"), "python -m autograder"):
        for arguments in variants(command):
            assert not understood(arguments), f"{page.name}: python -m autograder {command}"


def test_a_command_that_does_not_exist_is_noticed():
    assert "invalid choice" in understood(["mark"])
    assert [*variants("grade [A …] [--workers N] [--sandbox auto|none]")] == [
        ["grade", "A", "--workers", "2", "--sandbox", "auto"],
        ["grade", "A", "--workers", "2", "--sandbox", "none"],
    ]


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_command_of_nbgrader_exists_and_is_not_outdated(page):
    known = {
        name
        for name, (_, description) in NbGraderApp.subcommands.items()
        if "DEPRECATED" not in description
    }
    for line in code(page.read_text("utf-8")):
        for name in re.findall(r"(?:^|/|\bm )nbgrader ([a-z_]+)", line):
            assert name in known, f"{page.name}: nbgrader {name}"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_make_target_exists(page):
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    for line in code(page.read_text("utf-8")):
        for name in re.findall(r"^ *make ([a-z-]+)", line):
            assert name in targets, f"{page.name}: make {name}"


# The threat model


def test_every_test_that_the_threat_model_names_exists():
    files = [*(REPOSITORY / "tests").rglob("test_*.py")]
    defined = {
        node.name
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    names = re.findall(r"`((?:tests/[\w/]*)?test_\w+(?:\.py)?)`", THREATS.read_text("utf-8"))
    assert len(names) > 5
    for name in names:
        if name.endswith(".py"):
            assert any(path.as_posix().endswith(f"/{name}") for path in files), name
        else:
            assert name in defined, name


# The sentences for humans

# Calls whose text ends up as the reason why a submission needs a human, and where it stands.
REASONS = {"SubmissionError": 0, "WorkerDied": 0, "unscored": 3, "_unscored": 2}


def parts_of(node: ast.expr) -> list[str]:
    """Return the fixed parts of a text that a program makes."""
    if isinstance(node, ast.JoinedStr):
        return [part.value for part in node.values if isinstance(part, ast.Constant)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def reasons() -> Iterator[str]:
    """Yield the longest fixed part of each reason in the code for asking a human."""
    for path in sorted((REPOSITORY / "autograder").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            place = REASONS.get(node.func.id, len(node.args))
            if place < len(node.args):
                text = node.args[place]
                inner = text.value if isinstance(text, ast.Subscript) else text  # f"…"[:300]
                if parts := parts_of(inner):
                    yield max(parts, key=len).removeprefix(".ipynb").strip(" .:(")


def test_the_guide_has_every_reason_for_a_human():
    guide = " ".join(GUIDE.read_text("utf-8").split())
    found = [*reasons()]
    assert len(found) >= 9
    for reason in found:
        # A part of it is enough: numbers and names in a sentence are dots in the guide.
        words = " ".join(reason.split()[:5])
        assert words in guide, f"the guide does not say what to do about {reason!r}"


def test_the_guide_has_no_reason_that_the_code_does_not_give():
    source = " ".join(
        " ".join(parts_of(node))
        for path in sorted((REPOSITORY / "autograder").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.expr)
    )
    _, _, section = GUIDE.read_text("utf-8").partition("### What needs a human")
    rows = re.findall(r"^\| (\*.+?\*) \|", section.partition("###")[0], re.MULTILINE)
    assert len(rows) > 10
    for sentence in re.findall(r"\*([^*]+)\*", " ".join(rows)):
        fixed = max(re.split(r"…|\d+|[(:]", sentence), key=len).strip()
        assert fixed in source, f"nothing says {sentence!r}"


# The example


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """Run the guide's example; return its names, and the notebook that it writes."""
    blocks = [block for kind, block in FENCED.findall(GUIDE.read_text("utf-8")) if kind == "python"]
    names: dict[str, object] = {"__name__": "guide"}
    for number, block in enumerate(blocks):
        exec(compile(block, f"{GUIDE.name}, block {number + 1}", "exec"), names)
    return names, names["write_example"](tmp_path_factory.mktemp("notebooks"))


def test_the_example_marks_right_answers_right_and_wrong_ones_wrong(example):
    names, path = example
    names["check_example"](path)


def test_the_example_is_graded_alike_beside_the_candidate(example):
    names, path = example
    assignment = load_assignment(path.parent)
    original = {c.id: c.source for c in nbformat.read(path, as_version=4).cells}
    answers = {"right": {}} | {
        mistake: {cell: answer} for mistake, (cell, answer, _, _) in names["WRONG"].items()
    }
    nursery = Nursery(Setup(sandboxed=sys.platform == "linux"))
    with contextlib.closing(nursery):
        for mistake, changed in answers.items():
            notebook = nbformat.from_dict(assignment.notebooks[path.stem])
            for cell in notebook.cells:
                if cell.id.startswith("solution-"):
                    cell.source = (original | changed)[cell.id]
            content = {path.stem: json.dumps(notebook).encode()}
            submission = Submission("student-01", path.parent.name, content)
            (graded,) = grade_submission(submission, assignment, nursery).notebooks
            left = names["WRONG"][mistake][2] if changed else {}
            assert {s.grade_id: s.points for s in graded.scores} == names["FULL"] | left, mistake


def test_the_examples_own_code_is_as_tidy_as_the_rest():
    for kind, block in FENCED.findall(GUIDE.read_text("utf-8")):
        if kind == "python":
            assert max(map(len, block.splitlines())) <= 100


def test_no_page_names_a_machine():
    for page in PAGES:
        assert not re.search(r"(?<![\w./])/(home|root|tmp|work|Users)/", page.read_text("utf-8"))
