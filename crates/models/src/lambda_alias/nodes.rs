//! The nodes of the flow: gateway, alias, both versions, and the alarm that closes the loop.

use super::flow::Flow;
use super::model::{End, REQUESTS, Run};
use crate::svg::{Anchor, Svg};
use crate::words::{clock, percent, thousands};
use cutover_text::text;

/// Gateway, alias and both versions.
pub fn nodes(s: &mut Svg, f: &Flow, run: &Run, at: i32) {
    let now = run.minute(at);
    let (x, y, w, h) = f.gateway;
    s.rect(x, y, w, h, "f-p s-e s15", " rx=\"4\"");
    let (one, two) = if f.wide { (22, 40) } else { (19, 35) };
    s.text(x + w / 2, y + one, "tb", Anchor::Middle, "API Gateway");
    s.text(x + w / 2, y + two, "ts", Anchor::Middle, "600 a minute");

    let (x, y, w, h) = f.alias;
    s.rect(x, y, w, h, "f-p s-i s2", " rx=\"6\"");
    s.raw("<text").attr("x", x + w / 2).attr("y", y + 20);
    s.raw(" class=\"tb\" text-anchor=\"middle\">alias <tspan class=\"tm tb\">live</tspan></text>");
    split(s, x + 12, y + 30, w - 24, now.weight);
    if now.weight > 0 {
        s.text(x + 12, y + 60, "tg tb", Anchor::Start, &percent(now.weight));
    }
    if now.weight < 1000 {
        s.text(
            x + w - 12,
            y + 60,
            "tbl tb",
            Anchor::End,
            &percent(1000 - now.weight),
        );
    }

    let (x, y, w, h) = f.old_box;
    s.rect(x, y, w, h, "f-bw s-b s15", " rx=\"2\"")
        .textured(x + 1, y + 1, 8, h - 2, "h", "");
    s.text(x + 20, y + 24, "tb", Anchor::Start, "Version 41");
    s.text(
        x + 20,
        y + 44,
        "t2",
        Anchor::Start,
        &a_minute(REQUESTS - now.sent),
    );
    s.text(
        x + 20,
        y + 62,
        "t2",
        Anchor::Start,
        &["errors ", &percent(run.base)].concat(),
    );

    let (x, y, w, h) = f.new_box;
    s.rect(x, y, w, h, "f-gw s-g s15", " rx=\"16\"");
    s.text(x + 20, y + 24, "tb", Anchor::Start, "Version 42");
    s.text(x + 20, y + 44, "t2", Anchor::Start, &a_minute(now.sent));
    let rate = run.error_in(at / 60);
    let errors = text!["errors ", &percent(rate)];
    if rate > run.base {
        s.mark("cx", x + 20, y + 54)
            .text(x + 36, y + 64, "tr tb", Anchor::Start, &errors);
    } else {
        s.text(x + 20, y + 62, "t2", Anchor::Start, &errors);
    }
}

fn a_minute(n: i32) -> String {
    if n == 0 {
        String::from("no requests")
    } else {
        text![&thousands(n), " a minute"]
    }
}

/// The alias's bar: green and blue, parted by paper.
fn split(s: &mut Svg, x: i32, y: i32, w: i32, weight: i32) {
    let gap = if weight == 0 || weight == 1000 { 0 } else { 2 };
    let green = (w - gap) * weight / 1000;
    s.rect(x, y, green, 12, "f-g", "");
    if weight < 1000 {
        s.textured(x + green + gap, y, w - gap - green, 12, "h", "");
    }
}

/// The alarm, what it counts and what it moves.
pub fn alarm(s: &mut Svg, f: &Flow, run: &Run, at: i32) {
    let minute = at / 60;
    let fired = run.alarm.filter(|m| *m <= minute);
    let (x, y, w, h) = f.alarm;
    s.rect(x, y, w, h, "f-aw s-a s15", " rx=\"4\"");
    s.raw("<path class=\"f-a\" d=\"M")
        .num(x + 17)
        .raw(" ")
        .num(y + 11)
        .raw("l6.5 12h-13z\"/>");
    let said = match fired {
        Some(m) => text!["Alarm fired at ", &clock(m * 60)],
        None => {
            let over = run.over(minute);
            text![
                "Alarm, ",
                {over},
                " of ",
                {run.need},
                " datapoints",
            ]
        }
    };
    s.text(x + 32, y + 23, "tb", Anchor::Start, &said);
    // A dashed line is a condition; once it has come true, the line is solid.
    let condition = if fired.is_some() { "e am" } else { "e dash am" };
    s.arrow(f.errors, condition, "aa");
    if f.wide {
        s.text(680, 258, "ts halo", Anchor::End, "Errors");
    }
    let over = matches!(run.end, End::Done(m) if m <= minute);
    let (path, lines) = match run.end {
        End::ByHand => (None, ["Nothing is deployed,", "so nothing listens"]),
        End::RolledBack(m) if m <= minute => (
            Some("e am"),
            ["CodeDeploy returned the", "alias to version 41"],
        ),
        End::Stopped(m) if m <= minute => (None, ["Deployment stopped,", "weights left alone"]),
        End::Refused => (None, ["Deployment failed before", "any traffic shifted"]),
        _ if over => (
            None,
            ["The deployment is done:", "the alarm changes nothing"],
        ),
        _ if !run.stops => (None, ["The deployment does", "not listen to it"]),
        _ if !run.rolls_back => (None, ["CodeDeploy would stop,", "weights left alone"]),
        _ => (
            Some("e dash am"),
            ["CodeDeploy returns the", "alias to version 41"],
        ),
    };
    if let Some(class) = path {
        s.arrow(f.back, class, "aa");
    }
    match (f.wide, path.is_some()) {
        (true, true) => {
            s.text(258, 230, "ts", Anchor::End, lines[0]).text(
                258,
                246,
                "ts",
                Anchor::End,
                lines[1],
            );
        }
        (true, false) => {
            s.text(346, 259, "ts", Anchor::End, lines[0]).text(
                346,
                275,
                "ts",
                Anchor::End,
                lines[1],
            );
        }
        (false, true) => {
            let done = matches!(run.end, End::RolledBack(m) if m <= minute);
            let text = if done {
                "returned the alias to 41"
            } else {
                "returns the alias to 41"
            };
            s.text(170, 361, "ts halo", Anchor::End, text);
        }
        (false, false) => {
            s.text(x, 362, "ts", Anchor::Start, lines[0]).text(
                x,
                378,
                "ts",
                Anchor::Start,
                lines[1],
            );
        }
    }
}
