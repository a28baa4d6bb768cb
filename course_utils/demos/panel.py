"""The widgets of a demo, as they live in a notebook."""

from __future__ import annotations

import html
import threading
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from course_utils.demos.controls import Choice, Control, LogSlider, Slider, Steps, Switch

if TYPE_CHECKING:
    from course_utils.demos.demo import Demo

# Colours and sizes come from JupyterLab's theme, so labels and sentences can be read in the dark
# one as well; the picture keeps its white ground, as a card.
CSS = """
<style>
.demo { max-width: 1040px; }
.demo .demo-controls { flex-flow: row wrap; align-items: center; gap: 2px 18px; }
.demo .widget-label, .demo .widget-readout { color: var(--jp-content-font-color1, #222); }
.demo .demo-picture { border-radius: 6px; max-width: 100%; height: auto; }
.demo .demo-words { font-size: var(--jp-content-font-size1, 14px); line-height: 1.5;
    color: var(--jp-content-font-color1, #222); padding: 2px 6px; max-width: 72em; }
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
        self._widgets = {name: _widget(control) for name, control in demo.controls.items()}
        self._drawing = threading.RLock()
        self._moving_all = False
        for widget in self._widgets.values():
            widget.observe(self._moved, "value")

        reset = widgets.Button(
            description="Reset", icon="undo", layout=widgets.Layout(width="90px")
        )
        reset.on_click(self._reset)
        row = widgets.Box([*self._widgets.values(), reset]).add_class("demo-controls")
        self.image = widgets.Image(format="png").add_class("demo-picture")
        self._words = widgets.HTML().add_class("demo-words")
        look = widgets.HTML(f"<b>Look for:</b> {demo.look_for}")
        look.add_class("demo-words")
        self.box = widgets.VBox([widgets.HTML(CSS), row, self.image, self._words, look])
        self.box.add_class("demo").add_class(f"demo-{demo.name.replace('_', '-')}")
        self._update()

    def _moved(self, _: object) -> None:
        with self._drawing:
            if not self._moving_all:
                self._update()

    def _reset(self, _: object) -> None:
        # All controls first, and then one picture.
        with self._drawing:
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
            # student's own function that raised it.
            words = html.escape(f"{type(error).__name__}: {error}")
            self._words.value = f'<span class="demo-error" role="alert">{words}</span>'
            return
        self.image.value = picture
        self._words.value = f'<span role="status">{sentence}</span>'


def _widget(control: Control) -> Any:
    common: dict[str, Any] = {
        "description": control.label,
        "value": control.value,
        "style": {"description_width": "initial"},
    }
    wide = {**common, "layout": widgets.Layout(width="420px"), "continuous_update": True}
    match control:
        case Slider(low=low, high=high, step=int(step)):
            return widgets.IntSlider(min=low, max=high, step=step, **wide)
        case Slider(low=low, high=high, step=step):
            return widgets.FloatSlider(min=low, max=high, step=step, readout_format=".3g", **wide)
        case LogSlider(low=low, high=high, step=step):
            return widgets.FloatLogSlider(
                min=low, max=high, step=step, readout_format=".1e", **wide
            )
        case Steps(options=options):
            return widgets.SelectionSlider(options=list(options), **wide)
        case Choice(options=options):
            common["style"] = {"description_width": "initial", "button_width": "auto"}
            return widgets.ToggleButtons(options=list(options), **common)
        case Switch():
            return widgets.Checkbox(indent=False, **common)
    raise TypeError(f"A control is a slider, steps, a choice or a switch, not {control!r}.")
