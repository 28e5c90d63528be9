//! What the report says of the whole paper.

use crate::parts::words::count;
use cutover_study::exam::report::{Report, Verdict};
use cutover_text::text;

/// "Close: between 705 and 770, and the pass mark is 750."
pub fn headline(told: &Report, pass: u16) -> String {
    let first = match told.verdict {
        Verdict::Above => "Above the mark: between ",
        Verdict::Close => "Close: between ",
        Verdict::Below => "Below the mark: between ",
    };
    let (low, high) = told.range;
    text![first, {low}, " and ", {high}, ", and the pass mark is ", {pass}, "."]
}

/// "53 of 75 right, estimated 738. A coin toss as it stands."
pub fn sentence(told: &Report) -> String {
    let mut say = text![{told.right}, " of ", {told.of}, " right, estimated ", {told.score}, ". "];
    let topics = told.weakest.len().min(4);
    say.push_str(match (told.verdict, topics) {
        (Verdict::Above, _) => "Keep it there.",
        (Verdict::Close, _) => "A coin toss as it stands.",
        (Verdict::Below, _) => "Not yet; the list beside this says where most is to be had.",
    });
    if told.open > 0 {
        let left = count(usize::from(told.open), "question");
        say.push_str(&[" ", &left, if told.open == 1 { " was" } else { " were" }, " left open: a guess costs nothing."].concat());
    }
    say
}

/// What the scale is.
pub fn scale_note(told: &Report) -> &'static str {
    if told.range.0 >= 500 {
        "The scale runs from 100 to 1000 and is shown from 500. AWS does not publish how it scales; this is an estimate: a straight line from your answers. The range holds two papers in three of somebody who knows as much."
    } else {
        "AWS does not publish how it scales from 100 to 1000; this is an estimate: a straight line from your answers. The range holds two papers in three of somebody who knows as much."
    }
}
