"""What every test needs: the same conditions on every machine."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# Figures are drawn without a display. Set before any test can import matplotlib.
os.environ["MPLBACKEND"] = "Agg"
# nbgrader runs alembic by name, which is beside the interpreter whether or not .venv is activated.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
# Checks draw the inputs of seed 0, unless a test says otherwise.
os.environ.pop("GRADIENT_WORKBOOK_SEED", None)

# Two cores are shared with whatever else runs: a slow example is no failure. The same examples are
# tried in every run, so that a failure is seen again by whoever looks into it.
hypothesis.settings.register_profile(
    "workbook", deadline=None, derandomize=True, database=None, print_blob=True
)
hypothesis.settings.load_profile("workbook")


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the folder that holds notebooks, packages and the Makefile."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep Jupyter, IPython and nbgrader away from the configuration in the user's home."""
    with pytest.MonkeyPatch.context() as environment:
        for folder in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
            environment.setenv(folder, str(tmp_path_factory.mktemp(folder.lower())))
        yield
