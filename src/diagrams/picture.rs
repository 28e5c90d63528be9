//! The picture, its handles, and the sentence that says what it shows.

use super::dom::{around, call, find, number};
use super::stand::{Mode, Stand};
use cutover_models::{Frame, Size};
use web_sys::{Element, Event};

impl Stand {
    fn size(&self) -> Size {
        if self.play(|p| p.wide) {
            Size::Wide
        } else {
            Size::Narrow
        }
    }

    /// The drawing that fits the width, and what of it stands below sentence and controls: only on
    /// a page, where it has the room.
    pub(super) fn drawing(&self) -> (String, String) {
        let mut whole = self.0.diagram.picture(&self.now(), self.size());
        let apart = whole.rfind("<svg").filter(|_| self.0.mode == Mode::Page);
        let low = whole.split_off(apart.filter(|at| *at > 0).unwrap_or(whole.len()));
        (whole, low)
    }

    /// The live sentence; a change that nobody sees has it read out again.
    pub(super) fn sentence(&self, said: &Frame) -> String {
        let again = if self.play(|p| p.nudge) { "<wbr>" } else { "" };
        [&said.sentence, again].concat()
    }

    /// A finger, pen or mouse on the picture.
    pub(super) fn pointer(&self, kind: &str, event: &Event, target: &Element) {
        match kind {
            "pointerdown" => {
                let handle = around(target, "[data-drag]");
                let key = handle.and_then(|h| h.get_attribute("data-drag"));
                let place = around(target, ".draw");
                if let (Some(key), Some(place), 0) = (key, place, number(event, "button")) {
                    self.settle();
                    self.play(|p| {
                        p.playing = false;
                        p.held = key;
                    });
                    // The drawing is replaced while it is dragged; its place is not.
                    call(
                        &place,
                        "setPointerCapture",
                        &[number(event, "pointerId").into()],
                    );
                    event.prevent_default();
                }
            }
            "pointermove" => {
                let key = self.play(|p| p.held.clone());
                if !key.is_empty()
                    && let Some((x, y)) = self.in_drawing(event)
                {
                    let next = self.0.diagram.drag(&self.now(), &key, x, y, self.size());
                    self.go(&["drag", &key].concat(), next);
                }
            }
            _ => {
                if self.play(|p| !std::mem::take(&mut p.held).is_empty()) {
                    self.settle();
                    self.render();
                }
            }
        }
    }

    /// Where a pointer is, in units of the drawing.
    fn in_drawing(&self, event: &Event) -> Option<(i32, i32)> {
        let held = self.play(|p| ["[data-drag=\"", &p.held, "\"]"].concat());
        let handle = find(&self.0.root, &held);
        let svg = handle.and_then(|handle| around(&handle, "svg")).or_else(|| find(&self.0.root, ".draw svg"))?;
        let rect = svg.get_bounding_client_rect();
        // The width is the third number of the box.
        let units: i32 = svg
            .get_attribute("viewBox")?
            .split(' ')
            .nth(2)?
            .parse()
            .ok()?;
        let scale = f64::from(units) / rect.width().max(1.0);
        let at = |client: i32, edge: f64| ((f64::from(client) - edge) * scale) as i32;
        let (x, y) = (number(event, "clientX"), number(event, "clientY"));
        Some((at(x, rect.left()), at(y, rect.top())))
    }
}
