"""The browser: Debian's Chromium, driven by Playwright, without a way to any other machine."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WINDOW = {"width": 1280, "height": 900}
# Two busy cores: a kernel that starts, or a class of notebooks that is validated.
PATIENCE_MS = 45_000
ADVICE = (
    "The browser tests did not run, since there is no Chromium. On Debian or Ubuntu: "
    "'sudo apt-get install chromium libatomic1'; elsewhere install Chromium or Chrome, and name "
    "its program in the variable CHROMIUM if it is not on the path."
)


def find_chromium() -> str | None:
    """Return the program's path, or None where there is none."""
    named = os.environ.get("CHROMIUM")
    return next((found for name in (named, *NAMES) if name and (found := shutil.which(name))), None)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser for the length of a ``with`` block."""
    program = find_chromium()
    if program is None:
        raise RuntimeError(ADVICE)
    arguments = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses to confine its pages as root
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def new_page(browser: Browser, scale: float = 1.0) -> Iterator[Page]:
    """Open a window without history or cookies; whatever it wants from elsewhere is refused.

    Parameters
    ----------
    browser
        The browser that runs.
    scale
        Pixels of a screenshot for each pixel of the page.
    """
    context = browser.new_context(viewport=WINDOW, device_scale_factor=scale)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    context.route("**/*", _only_this_machine)
    try:
        yield context.new_page()
    finally:
        context.close()


def _only_this_machine(route: Route) -> None:
    if urlsplit(route.request.url).hostname in ("127.0.0.1", None):
        route.continue_()
    else:
        route.abort()


def keep_screenshot(page: Page, folder: Path, name: str) -> None:
    """Write what the window shows to ``<name>.png``."""
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")
