//! The state machine with the instance in it, and the timer of the hook that holds it.

use super::machine::Run;
use super::place::{Place, Place::*};
use super::plan::{Edge, Node, Plan, Point, plan};
use super::words;
use crate::Size;
use crate::svg::{Anchor, Svg, push_num};
use crate::words::duration;
use cutover_text::text;

/// The key under the picture.
pub const KEYS: &str = "<span class=\"keys\"><span class=\"key\"><svg class=\"m\" aria-hidden=\"true\"><use href=\"#ci\"/></svg> coming in</span><span class=\"key\"><svg class=\"m\" aria-hidden=\"true\"><use href=\"#sq\"/></svg> going out</span><span class=\"key\"><svg class=\"m\" aria-hidden=\"true\"><use href=\"#tri\"/></svg> held</span><span class=\"key\"><span class=\"ring\"></span> now</span></span>";

/// Which quarter of the timer a point is nearest to.
pub fn quarter_at(x: i32, size: Size) -> i32 {
    let track = plan(size).track;
    ((x.clamp(0, track) * 4 + track / 2) / track).clamp(0, 4)
}

/// Draws the run.
pub fn draw(run: &Run, size: Size) -> String {
    let plan = plan(size);
    let above = if run.setup.pool.is_some() {
        plan.pool_height
    } else {
        0
    };
    let mut svg = Svg::new("lh", size, plan.height + above, &words::label(run));
    if above > 0 {
        pool(&mut svg, run, plan, size);
        svg.raw("<g transform=\"translate(0 ")
            .num(above)
            .raw(")\">");
    }
    let here = |place: Place| !run.pool && seen(run.place) == place;
    edges(&mut svg, run, plan.edges, false);
    crossings(&mut svg, run, size);
    labels(&mut svg, size);
    for n in plan.nodes {
        node(&mut svg, run, n, here(n.0), false);
    }
    timer(&mut svg, run, plan, size);
    if above > 0 {
        svg.raw("</g>");
    }
    svg.done()
}

/// States on the way share the node that they lead to.
fn seen(place: Place) -> Place {
    match place {
        EnteringStandby => Standby,
        Detaching => Detached,
        other => other,
    }
}

/// Whether the settings leave a state out.
fn skipped(run: &Run, place: Place) -> bool {
    match place {
        PendingWait | PendingProceed => !run.setup.launch,
        TerminatingWait | TerminatingProceed => !run.setup.termination,
        _ => false,
    }
}

/// A line with round corners that ends `short` of its last point.
fn route(points: &[Point], short: i32) -> String {
    const RADIUS: i32 = 9;
    let toward = |from: Point, to: Point, by: i32| {
        (
            from.0 + (to.0 - from.0).signum() * by,
            from.1 + (to.1 - from.1).signum() * by,
        )
    };
    let mut out = String::new();
    let mut put = |letter: char, p: Point| {
        out.push(letter);
        push_num(&mut out, p.0);
        out.push(' ');
        push_num(&mut out, p.1);
    };
    let last = points.len() - 1;
    put('M', points[0]);
    for i in 1..last {
        put('L', toward(points[i], points[i - 1], RADIUS));
        put('Q', points[i]);
        put(' ', toward(points[i], points[i + 1], RADIUS));
    }
    put('L', toward(points[last], points[last - 1], short));
    out
}

fn edges(svg: &mut Svg, run: &Run, edges: &[Edge], pool: bool) {
    let taken = |e: &&Edge| {
        run.path
            .iter()
            .any(|(p, from, to)| *p == pool && seen(*from) == e.0 && seen(*to) == e.1)
    };
    let now = seen(run.place);
    for (on, class) in [(false, "e"), (true, "e on")] {
        for e in edges.iter().filter(|e| taken(e) == on) {
            let short = if e.1 == now && pool == run.pool { 7 } else { 0 };
            let faded = !on && (skipped(run, e.0) || skipped(run, e.1));
            if faded {
                svg.raw("<g opacity=\".35\">");
            }
            let class = if e.3 && !on { "e dash" } else { class };
            svg.arrow(&route(e.2, short), class, if on { "ai" } else { "a" });
            if faded {
                svg.raw("</g>");
            }
        }
    }
}

/// Where the way of `ABANDON` meets another, it jumps it.
fn crossings(svg: &mut Svg, run: &Run, size: Size) {
    let took = |from, to| run.path.contains(&(false, from, to));
    let (way, on, dash) = match size {
        Size::Wide => ("M212 168H226", took(Standby, Pending), "e"),
        Size::Narrow => ("M23 206H37", took(Pending, InService), "e dash"),
    };
    svg.path(way, "nf", " stroke=\"var(--paper)\" stroke-width=\"13\"");
    svg.path(way, if on { "e on" } else { dash }, "");
}

fn labels(svg: &mut Svg, size: Size) {
    let turned = |svg: &mut Svg, x: i32, y: i32, class: &str, text: &str| {
        svg.raw("<g transform=\"translate(")
            .num(x)
            .raw(" ")
            .num(y)
            .raw(") rotate(-90)\">");
        svg.text(0, 0, class, Anchor::Middle, text).raw("</g>");
    };
    let note = "ts halo";
    match size {
        Size::Wide => {
            svg.text(340, 16, note, Anchor::Middle, "no launch hook");
            svg.text(332, 334, note, Anchor::Middle, "no termination hook");
            svg.text(524, 160, note, Anchor::Middle, "enter");
            svg.text(130, 160, note, Anchor::Middle, "exit standby");
            svg.text(330, 215, "ts halo tm", Anchor::Middle, "ABANDON");
            svg.text(325, 57, "ts halo tm", Anchor::Middle, "CONTINUE");
        }
        Size::Narrow => {
            turned(svg, 9, 118, note, "no hook");
            turned(svg, 9, 372, note, "no hook");
            turned(svg, 26, 150, "ts halo tm", "ABANDON");
            svg.text(205, 199, note, Anchor::Middle, "enter");
            svg.text(285, 110, note, Anchor::End, "exit");
        }
    }
}

fn node(svg: &mut Svg, run: &Run, &(place, x, y, w, h): &Node, here: bool, pool: bool) {
    let faded = skipped(run, place) && !here;
    if faded {
        svg.raw("<g opacity=\".35\">");
    }
    let stroke = " stroke-width=\"1.5\"";
    let going = matches!(place, Terminating | TerminatingProceed | Terminated);
    let (class, round) = match place {
        Pending | PendingProceed => ("f-gw s-g", h / 2),
        PendingWait => ("f-aw s-a", h / 2),
        InService => ("f-p s-i", if h > 40 { 8 } else { h / 2 }),
        Warmed => ("f-p s-i", 8),
        TerminatingWait => ("f-aw s-a", 2),
        Terminating | TerminatingProceed | Terminated => ("f-bw s-b", 2),
        _ => ("f-p s-e", 4),
    };
    if here {
        ring(
            svg,
            x - 5,
            y - 5,
            w + 10,
            h + 10,
            round + 5,
            " class=\"nf s-i\" stroke-width=\"2.5\"",
        );
    }
    ring(
        svg,
        x,
        y,
        w,
        h,
        round,
        &[" class=\"", class, "\"", stroke].concat(),
    );
    if going {
        svg.textured(x + 1, y + 1, 7, h - 2, "h", "");
    }
    if place == Terminated {
        ring(
            svg,
            x - 4,
            y - 4,
            w + 8,
            h + 8,
            3,
            " class=\"nf s-b\" stroke-width=\"1\"",
        );
    }
    if place.held() {
        svg.raw("<path class=\"f-a\" d=\"M")
            .num(x + 15)
            .raw(" ")
            .num(y + h / 2 - 6)
            .raw("l6 10.5h-12z\"/>");
    }
    let centre = x
        + w / 2
        + if going {
            4
        } else if place.held() {
            8
        } else {
            0
        };
    let text = match place {
        Warmed => run.setup.pool.unwrap_or("Stopped"),
        _ if here && !pool => run.place.name(),
        other => other.name(),
    };
    let bold = if here || place == InService {
        "tm tb"
    } else {
        "tm"
    };
    svg.text(centre, y + h / 2 + 4, bold, Anchor::Middle, text);
    if faded {
        svg.raw("</g>");
    }
}

fn ring(svg: &mut Svg, x: i32, y: i32, w: i32, h: i32, round: i32, more: &str) {
    svg.raw("<rect")
        .attr("x", x)
        .attr("y", y)
        .attr("width", w)
        .attr("height", h);
    svg.attr("rx", round).raw(more).raw("/>");
}

/// The warm pool, above: its own launch and its own end.
fn pool(svg: &mut Svg, run: &Run, plan: &Plan, size: Size) {
    let width = if size == Size::Wide { 776 } else { 358 };
    let bottom = plan.pool_height - 16;
    ring(
        svg,
        1,
        1,
        width - 2,
        bottom - 2,
        4,
        " class=\"nf s-e\" stroke-dasharray=\"4 4\"",
    );
    let title = match size {
        Size::Wide => "Warm pool: each of these states has the prefix Warmed:",
        Size::Narrow => "Warm pool: the prefix is Warmed:",
    };
    svg.text(12, 19, "ts", Anchor::Start, title);
    let out = run.path.contains(&(true, Warmed, Pending));
    let way: &[Point] = match size {
        Size::Wide => &[(642, 50), (722, 50), (722, 176), (86, 176), (86, 202)],
        Size::Narrow => &[(124, 216), (124, 249)],
    };
    let short = if !run.pool && run.place == Pending {
        7
    } else {
        0
    };
    let (class, head) = if out { ("e on", "ai") } else { ("e", "a") };
    svg.arrow(&route(way, short), class, head);
    match size {
        Size::Wide => svg.text(714, 44, "ts halo", Anchor::End, "scale out"),
        Size::Narrow => svg.text(132, 237, "ts halo", Anchor::Start, "scale out"),
    };
    edges(svg, run, plan.pool_edges, true);
    for n in plan.pool_nodes {
        node(svg, run, n, run.pool && run.place == n.0, true);
    }
}

/// What is left of the HeartbeatTimeout, and the wall behind it.
fn timer(svg: &mut Svg, run: &Run, plan: &Plan, size: Size) {
    let (y, track) = (plan.timer, plan.track);
    let s = &run.setup;
    let held = run.place.held();
    if held {
        let title = "Time left before DefaultResult";
        svg.text(0, y + 14, "tb", Anchor::Start, title);
        svg.text(track, y + 14, "ta tb", Anchor::End, &duration(run.left()));
    } else {
        svg.text(0, y + 14, "ts", Anchor::Start, "No hook holds the instance");
    }
    let passed = if held {
        track * run.since.min(s.timeout) / s.timeout
    } else {
        0
    };
    if held {
        svg.rect(0, y + 26, passed, 16, "f-l", "");
        svg.textured(passed, y + 26, track - passed, 16, "d", "s-a");
        svg.raw("<g class=\"handle\" data-drag=\"timer\">");
        svg.rect(passed - 22, y + 12, 44, 44, "", " fill=\"transparent\"");
        svg.vline(passed, y + 20, y + 48, "s-i s2");
        svg.rect(passed - 5, y + 26, 10, 16, "f-p s-i s2", " rx=\"3\"");
        svg.raw("</g>");
    } else {
        svg.rect(0, y + 26, track, 16, "f-w s-e", " stroke-width=\"1\"");
    }
    svg.text(
        0,
        y + 60,
        "ts",
        Anchor::Start,
        if run.beats > 0 && held {
            "last heartbeat"
        } else {
            "wait begins"
        },
    );
    let timeout = text![{s.timeout}, " s"];
    svg.text(track, y + 60, "ts", Anchor::End, &timeout);
    // The wall: the smaller of 48 hours and 100 times the HeartbeatTimeout.
    let wall = if size == Size::Wide { 760 } else { 342 };
    svg.hline(y + 34, track + 20, wall - 6, "e dash");
    svg.rect(wall, y + 18, 16, 32, "f-i3", "");
    let limit = duration(s.limit());
    let text = match size {
        Size::Wide => text![&limit, " at most"],
        Size::Narrow => limit,
    };
    svg.text(wall + 16, y + 60, "ts", Anchor::End, &text);
    if held && run.waited > 0 {
        let share = i64::from(run.waited) * 100 / i64::from(s.limit());
        let held_for = text![
            &duration(run.waited),
            " in all, ",
            {share},
            "% of the limit",
        ];
        let x = if size == Size::Wide { 330 } else { 168 };
        svg.text(
            x,
            y + 60,
            "ts",
            Anchor::Middle,
            if size == Size::Wide { &held_for } else { "" },
        );
    }
}
