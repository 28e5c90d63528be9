//! What every diagram has: a spec of its controls, a state that is a URL's query, and pure
//! functions from the state to the picture, the words and the verdicts.

/// Inline markup written by a diagram: text with `<b>` and `<code>`; safe for `inner_html`.
pub type Markup = String;

/// What never changes of a diagram.
pub struct Spec {
    /// Name in routes and embeds: `rto-rpo`.
    pub name: &'static str,
    /// Page title, a claim: "RPO looks back, RTO looks forward".
    pub title: &'static str,
    /// Name in breadcrumbs and lists: "RPO and RTO".
    pub short: &'static str,
    /// One sentence under the title.
    pub lead: &'static str,
    /// The topic that it belongs to.
    pub topic: &'static str,
    /// Facts that it shows, by id.
    pub facts: &'static [&'static str],
    /// Controls in order; a state holds one value for each.
    pub controls: &'static [Control],
    /// States named after exam situations.
    pub presets: &'static [Preset],
    /// Three to five tasks that [`Diagram::judge`] judges.
    pub challenges: &'static [Challenge],
    /// How time runs, where it does.
    pub clock: Option<Clock>,
    /// Simplifications, each a sentence.
    pub leaves_out: &'static [&'static str],
    /// Where its numbers come from: link text and official page.
    pub sources: &'static [(&'static str, &'static str)],
}

/// A labelled control.
pub struct Control {
    /// Key in the query: `rpo`.
    pub key: &'static str,
    /// "Lose at most (RPO)".
    pub label: &'static str,
    /// Heading of the panel that it stands in: "Objectives". Controls of one group stand together.
    /// An empty group stands under the picture, in the playback bar.
    pub group: &'static str,
    /// What it lets one choose.
    pub kind: ControlKind,
    /// The value at the start, an allowed one.
    pub default: i32,
    /// The value in words, as shown beside the label and spoken: `15 min`.
    pub show: fn(i32) -> String,
}

/// What a control lets one choose. Values are integers throughout: text of floats costs 22 kB.
pub enum ControlKind {
    /// A slider over `min..=max` in steps.
    Range {
        /// Lowest value.
        min: i32,
        /// Highest value.
        max: i32,
        /// Distance of neighbours.
        step: i32,
    },
    /// A slider over listed values, in order, evenly spaced on the track.
    Stops(&'static [i32]),
    /// A segmented control; the value is the position.
    Choice(&'static [&'static str]),
    /// A switch; 0 or 1.
    Switch,
}

/// A named state.
pub struct Preset {
    /// "Order service".
    pub name: &'static str,
    /// Its query, without `?`; keys left out have their defaults.
    pub query: &'static str,
}

/// A task.
pub struct Challenge {
    /// What is asked. Markup.
    pub ask: &'static str,
    /// The state that it starts from, as a query.
    pub start: &'static str,
    /// Further choice beside the state, where the task asks to name something; may be empty.
    pub options: &'static [&'static str],
}

/// How a diagram's time runs.
pub struct Clock {
    /// Last moment, in the diagram's own units from 0.
    pub end: fn(&State) -> i32,
    /// What "one step on" adds, in those units.
    pub step: i32,
    /// Units that pass in a second of playing; the frame stops at the end.
    pub per_second: i32,
    /// A moment in words: `3:20`.
    pub show: fn(i32) -> String,
    /// What a step is called on its button: "One minute on".
    pub step_label: &'static str,
}

/// Where a diagram stands. Always valid for its spec: made by [`State::start`] and
/// [`State::parse`], changed by [`State::set`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// One value a control, in order of [`Spec::controls`].
    pub values: Vec<i32>,
    /// The moment, in units of [`Clock`]; 0 without one.
    pub at: i32,
    /// What was done, one ASCII letter a move with an optional number after it, for diagrams that
    /// are stepped by actions; empty elsewhere.
    pub moves: String,
    /// Draws everything random.
    pub seed: u32,
}

/// Which of the two drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 776 units wide, from 48 rem on.
    Wide,
    /// 358 units wide: a phone, and embeds below 48 rem.
    Narrow,
}

/// All that a state says, beside its picture.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The live sentence. Markup.
    pub sentence: Markup,
    /// A caption under the picture: scale, simplification on the spot. Markup.
    pub caption: Markup,
    /// Buttons that fit this state.
    pub actions: Vec<Action>,
    /// The prompt to predict.
    pub prediction: Prediction,
    /// The AWS configuration that does this.
    pub config: Vec<Snippet>,
    /// The series behind the picture, as text.
    pub table: Table,
    /// What explains under the picture: an event log, a comparison. Markup of a whole section's
    /// body, with its title.
    pub story: Option<(String, Markup)>,
    /// How the current challenge stands, in a few words: "Your run so far: 17 failed".
    pub tally: String,
}

/// A button that changes the state through [`Diagram::act`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Handed to [`Diagram::act`].
    pub id: &'static str,
    /// Label, a verb or an API word.
    pub label: String,
    /// Single key, where it has one.
    pub key: Option<char>,
    /// Whether it is the main one.
    pub primary: bool,
}

/// A question to answer before playing. The model itself knows the outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prediction {
    /// Changes exactly when the question changes, so that an old answer is not kept.
    pub key: String,
    /// The question. Markup.
    pub ask: Markup,
    /// Options in order.
    pub options: Vec<String>,
    /// Which is right.
    pub right: usize,
    /// What to say to each option once revealed. Markup.
    pub replies: Vec<Markup>,
    /// Whether this state shows the outcome already (a run has been played far enough).
    pub revealed: bool,
}

/// Code with a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// "AWS CLI", "SAM template".
    pub title: &'static str,
    /// The code, plain text.
    pub code: String,
}

/// A table of plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Column heads.
    pub head: Vec<String>,
    /// Rows, as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// What a challenge's check says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is solved.
    pub passed: bool,
    /// What happened, then what follows. Markup.
    pub say: Markup,
}

/// A diagram: pure functions of a state.
pub trait Diagram: Sync {
    /// What never changes.
    fn spec(&self) -> &'static Spec;
    /// Everything said at this state.
    fn frame(&self, state: &State) -> Frame;
    /// The picture: `<svg class="wide|narrow" …>…</svg>`, with `role="img"` and a label that says
    /// the state. What of it may stand apart, below sentence and controls, is a second such drawing. Uses the classes of the look (`f-g`, `e`, `tb`, …) and prefixes its ids with
    /// the size, so that both drawings can stand in one page. Handles carry `data-drag="key"`.
    fn picture(&self, state: &State, size: Size) -> String;
    /// The state after dragging handle `key` to (`x`, `y`) in units of that drawing's viewBox.
    fn drag(&self, state: &State, key: &str, x: i32, y: i32, size: Size) -> State;
    /// The state after an action of [`Frame::actions`]; an id that does not fit changes nothing.
    fn act(&self, state: &State, action: &str) -> State;
    /// Judges challenge `nth` for this state and, where it has options, the option chosen.
    fn judge(&self, nth: usize, state: &State, option: Option<usize>) -> Verdict;
}
