//! States as URL queries: every state can be linked to, and no link can make a wrong one.

use crate::{Control, ControlKind, Spec, State};

/// Longest record of moves that is kept, in bytes; a URL carries it.
const MOVES: usize = 480;

impl State {
    /// Where a diagram starts: every control at its default.
    pub fn start(spec: &Spec) -> Self {
        State {
            values: spec.controls.iter().map(|c| c.default).collect(),
            at: 0,
            moves: String::new(),
            seed: 0,
        }
    }

    /// Reads a query, with or without a leading `?`. It never fails: unknown keys and unreadable
    /// values are passed over, values out of range are moved into it.
    pub fn parse(spec: &Spec, query: &str) -> Self {
        let mut state = State::start(spec);
        let mut at = 0;
        for pair in query.trim_start_matches(['?', '#']).split('&') {
            let Some((key, value)) = pair.split_once('=') else {
                continue;
            };
            match key {
                "m" => state.moves = clean_moves(value),
                "seed" => state.seed = value.parse().unwrap_or(state.seed),
                "t" => at = value.parse().unwrap_or(at),
                _ => {
                    if let (Some(i), Ok(v)) = (spec.index(key), value.parse()) {
                        state.values[i] = spec.controls[i].clamp(v);
                    }
                }
            }
        }
        // Last, because the end depends on everything else.
        state.at = state.clamp_at(spec, at);
        state
    }

    /// The query that leads back here, without `?`: only what differs from the start.
    pub fn query(&self, spec: &Spec) -> String {
        let mut out = String::new();
        let mut put = |key: &str, value: &str| {
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(key);
            out.push('=');
            out.push_str(value);
        };
        for (c, v) in spec.controls.iter().zip(&self.values) {
            if *v != c.default {
                put(c.key, &v.to_string());
            }
        }
        if self.at != 0 {
            put("t", &self.at.to_string());
        }
        if !self.moves.is_empty() {
            put("m", &self.moves);
        }
        if self.seed != 0 {
            put("seed", &self.seed.to_string());
        }
        out
    }

    /// The state with control `key`, or the moment `t`, or `seed`, set to the nearest allowed
    /// value. An unknown key changes nothing.
    pub fn set(&self, spec: &Spec, key: &str, value: i32) -> Self {
        let mut next = self.clone();
        match key {
            "t" => next.at = value,
            "seed" => next.seed = value.max(0) as u32,
            _ => {
                if let Some(i) = spec.index(key) {
                    next.values[i] = spec.controls[i].clamp(value);
                }
            }
        }
        next.at = next.clamp_at(spec, next.at);
        next
    }

    /// The value of control `key`; 0 if there is none.
    pub fn get(&self, spec: &Spec, key: &str) -> i32 {
        spec.index(key).map_or(0, |i| self.values[i])
    }

    fn clamp_at(&self, spec: &Spec, at: i32) -> i32 {
        let end = spec.clock.as_ref().map_or(0, |c| (c.end)(self));
        at.clamp(0, end.max(0))
    }
}

impl Spec {
    /// Position of the control with that key.
    pub fn index(&self, key: &str) -> Option<usize> {
        self.controls.iter().position(|c| c.key == key)
    }
}

/// Only letters with numbers after them; what else somebody types into a URL is dropped.
fn clean_moves(text: &str) -> String {
    let mut out: String = text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .skip_while(char::is_ascii_digit)
        .take(MOVES)
        .collect();
    // A cut in the middle of a number would make another move of it.
    if out.len() == MOVES {
        let whole = out.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        out.truncate(whole.saturating_sub(1));
    }
    out
}

impl Control {
    /// The allowed value nearest to `value`.
    pub fn clamp(&self, value: i32) -> i32 {
        self.at_position(self.position(value))
    }

    /// How many steps lie between the first and the last allowed value: a slider's `max`, from 0.
    pub fn steps(&self) -> i32 {
        match &self.kind {
            ControlKind::Range { min, max, step } => (max - min) / (*step).max(1),
            ControlKind::Stops(stops) => stops.len() as i32 - 1,
            ControlKind::Choice(names) => names.len() as i32 - 1,
            ControlKind::Switch => 1,
        }
    }

    /// Which step is nearest to `value`: a slider's position, from 0.
    pub fn position(&self, value: i32) -> i32 {
        let at = match &self.kind {
            ControlKind::Range { min, step, .. } => {
                let (value, min, step) =
                    (i64::from(value), i64::from(*min), i64::from((*step).max(1)));
                let near = ((value - min).max(0) + step / 2) / step;
                near.min(i64::from(i32::MAX)) as i32
            }
            ControlKind::Stops(stops) => {
                let near = |s: &i32| (i64::from(*s) - i64::from(value)).abs();
                let mut best = 0;
                for (i, s) in stops.iter().enumerate() {
                    if near(s) < near(&stops[best]) {
                        best = i;
                    }
                }
                best as i32
            }
            ControlKind::Choice(_) | ControlKind::Switch => value,
        };
        at.clamp(0, self.steps().max(0))
    }

    /// The value at a step; positions out of range give the nearest end.
    pub fn at_position(&self, position: i32) -> i32 {
        let at = position.clamp(0, self.steps().max(0));
        match &self.kind {
            ControlKind::Range { min, step, .. } => min + at * step,
            ControlKind::Stops(stops) => stops.get(at as usize).copied().unwrap_or(self.default),
            ControlKind::Choice(_) | ControlKind::Switch => at,
        }
    }
}
