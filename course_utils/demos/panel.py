"""The widgets of a demo, as they live in a notebook."""

from __future__ import annotations

import html
import math
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from course_utils.demos.asking import in_silence, one_picture
from course_utils.demos.controls import Choice, Control, LogSlider, Slider, Steps, Switch

if TYPE_CHECKING:
    from course_utils.demos.demo import Demo

# As many letters on the buttons of a choice fit into one column.
ONE_COLUMN = 45

# Colours and sizes come from JupyterLab's theme, so labels and sentences can be read in the dark
# one as well; the picture keeps its white ground, as a card.
CSS = """
<style>
.demo { max-width: 1040px; }
.demo .demo-controls { display: grid; align-items: center; gap: 2px 18px; overflow: visible;
    grid-template-columns: repeat(auto-fill, minmax(min(380px, 100%), 1fr)); }
.demo .demo-controls > * { width: auto; max-width: 440px; }
.demo .demo-controls > .demo-wide { grid-column: 1 / -1; max-width: none; }
.demo .demo-controls > .widget-toggle-buttons { display: flex; overflow: visible; }
.demo .demo-controls .widget-label { text-align: left; flex: none; }
.demo .demo-controls > .widget-button { width: 90px; }
.demo .widget-toggle-button.mod-active {
    box-shadow: inset 0 -3px var(--jp-brand-color1, #1976D2); }
.demo :focus-visible, .demo .jupyter-button:focus-visible {
    outline: 3px solid var(--jp-brand-color1, #1976D2); outline-offset: 1px; }
.demo .widget-label, .demo .widget-readout { color: var(--jp-content-font-color1, #222); }
.demo .demo-picture { border-radius: 6px; max-width: 100%; height: auto; }
.demo .demo-old { opacity: 0.25; }  /* the picture of other values */
.demo .demo-words { font-size: var(--jp-content-font-size1, 14px); line-height: 1.5;
    color: var(--jp-content-font-color1, #222); padding: 2px 6px; max-width: 72em; }
.demo .demo-said { display: grid; }
.demo .demo-said > * { grid-area: 1 / 1; }
.demo .demo-longest { visibility: hidden; }
.demo .demo-error { color: var(--jp-error-color1, #B00020); }
</style>
"""


class Panel:
    """Controls, picture, sentence and reset of one demo.

    A kernel may answer each control in a thread of its own, as ipykernel 7 does for JupyterLab. One
    at a time draws, and it draws where all controls stand by then: so the last one is right.

    Parameters
    ----------
    demo : Demo
        The demo to be shown.
    """

    def __init__(self, demo: Demo) -> None:
        self._demo = demo
        # Labels of one width, so that all tracks begin and end alike; a switch has its own behind.
        before = [len(c.label) for c in demo.controls.values() if not isinstance(c, Switch)]
        labels = f"{max(before, default=0) + 1}ch"
        self._widgets = {name: _widget(control, labels) for name, control in demo.controls.items()}
        self._moving_all = False
        for widget in self._widgets.values():
            widget.observe(self._moved, "value")

        reset = widgets.Button(description="Reset", icon="undo")
        reset.on_click(self._reset)
        row = widgets.Box([*self._widgets.values(), reset]).add_class("demo-controls")
        self.image = widgets.Image(format="png").add_class("demo-picture")
        self._words = widgets.HTML().add_class("demo-words")
        # The longest sentence so far keeps its room, unseen: nothing below jumps when a line goes.
        self._longest = widgets.HTML().add_class("demo-words").add_class("demo-longest")
        said = widgets.Box([self._words, self._longest]).add_class("demo-said")
        look = widgets.HTML(f"<b>Look for:</b> {demo.look_for}")
        look.add_class("demo-words")
        self.box = widgets.VBox([widgets.HTML(CSS), row, self.image, said, look])
        self.box.add_class("demo").add_class(f"demo-{demo.name.replace('_', '-')}")
        with one_picture(), in_silence():
            self._update()

    def _moved(self, _: object) -> None:
        with one_picture():
            if not self._moving_all:
                self._update()

    def _reset(self, _: object) -> None:
        # All controls first, and then one picture.
        with one_picture():
            self._moving_all = True
            try:
                for name, widget in self._widgets.items():
                    widget.value = self._demo.controls[name].value
            finally:
                self._moving_all = False
            self._update()

    def _update(self) -> None:
        values = {name: widget.value for name, widget in self._widgets.items()}
        try:
            sentence = self._demo.picture.show(**values)
            picture = self._demo.picture.png()
        except Exception as error:
            # Under a slider an exception would vanish in the browser's log. Most likely it is the
            # student's own function, which `asked` has explained.
            explained = hasattr(error, "_render_traceback_")
            words = html.escape(str(error) if explained else f"{type(error).__name__}: {error}")
            self._words.value = f'<span class="demo-error" role="alert">{words}</span>'
            self.image.add_class("demo-old")
            return
        self.image.value = picture
        self.image.remove_class("demo-old")
        self._words.value = f'<span role="status">{sentence}</span>'
        self._longest.value = max(self._longest.value, sentence, key=len)


def _widget(control: Control, labels: str) -> Any:
    common: dict[str, Any] = {
        "description": control.label,
        "value": control.value,
        "style": {"description_width": labels},
    }
    slider = {**common, "continuous_update": True}
    match control:
        case Slider(low=low, high=high, step=int(step)):
            return widgets.IntSlider(min=low, max=high, step=step, **slider)
        case Slider(low=low, high=high, step=step):
            decimals = f".{max(0, math.ceil(-math.log10(step)))}f"
            return widgets.FloatSlider(
                min=low, max=high, step=step, readout_format=decimals, **slider
            )
        case LogSlider(low=low, high=high, step=step):
            return widgets.FloatLogSlider(
                min=low, max=high, step=step, readout_format=".1e", **slider
            )
        case Steps(options=options):
            return widgets.SelectionSlider(options=list(options), **slider)
        case Choice(options=options):
            common["style"]["button_width"] = "auto"
            choice = widgets.ToggleButtons(options=list(options), **common)
            return choice.add_class("demo-wide") if len("".join(options)) > ONE_COLUMN else choice
        case Switch():
            return widgets.Checkbox(indent=False, **common)
    raise TypeError(f"A control is a slider, steps, a choice or a switch, not {control!r}.")
