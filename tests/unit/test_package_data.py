"""What is installed is whole: templates go along with the modules that read them."""

import tomllib
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def test_every_file_of_the_packages_that_is_no_module_is_declared():
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["tool"]["setuptools"]
    undeclared = {}
    for package in ("autograder", "course_utils"):
        folder = REPOSITORY / package
        patterns = settings["package-data"].get(package, [])
        declared = {path for pattern in patterns for path in folder.glob(pattern)}
        there = {p for p in folder.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")}
        undeclared[package] = there - declared
    assert undeclared == {"autograder": set(), "course_utils": set()}
