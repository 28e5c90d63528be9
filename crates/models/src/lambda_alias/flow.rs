//! The upper picture: requests on their way through the alias. Where a mark stands is a function
//! of the moment alone, so that pausing freezes it and going back takes it back.

use super::model::Run;
use super::nodes;
use crate::svg::Svg;

/// A way that requests take, as a cubic curve.
type Curve = [(i32, i32); 4];

/// Where things stand in one of the two drawings.
pub struct Flow {
    /// Which of the two drawings.
    pub wide: bool,
    /// Node of the gateway: x, y, width, height; so for every node.
    pub gateway: (i32, i32, i32, i32),
    /// Node of the alias.
    pub alias: (i32, i32, i32, i32),
    /// From the gateway to the alias, a straight line.
    inlet: Curve,
    old: Curve,
    new: Curve,
    /// Node of version 41.
    pub old_box: (i32, i32, i32, i32),
    /// Node of version 42.
    pub new_box: (i32, i32, i32, i32),
    /// Node of the alarm.
    pub alarm: (i32, i32, i32, i32),
    /// Line from version 42 to the alarm.
    pub errors: &'static str,
    /// Line from the alarm to the alias.
    pub back: &'static str,
    /// Tenths of a second on the way; a mark moves at the same speed in both drawings.
    travel: i32,
}

/// Flows to the right.
pub const WIDE: Flow = Flow {
    wide: true,
    gateway: (0, 78, 112, 52),
    alias: (206, 66, 120, 76),
    inlet: [(112, 104), (140, 104), (170, 104), (204, 104)],
    old: [(326, 92), (461, 92), (451, 56), (592, 56)],
    new: [(326, 118), (461, 118), (451, 182), (592, 182)],
    old_box: (596, 18, 180, 76),
    new_box: (596, 140, 180, 84),
    alarm: (356, 244, 224, 36),
    errors: "M686 224L686 253Q686 262 677 262L582 262",
    back: "M356 262L275 262Q266 262 266 253L266 144",
    travel: 270,
};

/// Flows down.
pub const NARROW: Flow = Flow {
    wide: false,
    gateway: (109, 0, 140, 44),
    alias: (109, 92, 140, 74),
    inlet: [(179, 44), (179, 60), (179, 76), (179, 90)],
    old: [(160, 166), (160, 212), (86, 206), (86, 254)],
    new: [(198, 166), (198, 212), (273, 206), (273, 254)],
    old_box: (0, 258, 170, 80),
    new_box: (188, 258, 170, 86),
    alarm: (72, 386, 214, 36),
    errors: "M322 344L322 395Q322 404 313 404L288 404",
    back: "M72 404L58 404Q50 404 50 396L50 374Q50 366 58 366L170 366Q179 366 179 357L179 170",
    travel: 110,
};

/// Tenths of a second between two marks: each stands for 12 requests.
const EVERY: i32 = 12;

/// A point of a curve in tenths, at `u` of 1024.
fn point(c: &Curve, u: i32) -> (i32, i32) {
    let (u, v) = (i64::from(u), i64::from(1024 - u));
    let k = [v * v * v, 3 * v * v * u, 3 * v * u * u, u * u * u];
    let mut sum = (0, 0);
    for (w, p) in k.iter().zip(c) {
        sum.0 += w * i64::from(p.0) * 10;
        sum.1 += w * i64::from(p.1) * 10;
    }
    ((sum.0 >> 30) as i32, (sum.1 >> 30) as i32)
}

/// Draws the flow at a moment.
pub fn draw(s: &mut Svg, f: &Flow, run: &Run, at: i32) {
    let weight = run.minute(at).weight;
    band(s, &f.inlet, "var(--well-2)", 22);
    let (wide_old, wide_new) = (thickness(1000 - weight), thickness(weight));
    band(s, &f.old, "var(--blue-wash)", wide_old);
    band(s, &f.new, "var(--green-wash)", wide_new);
    marks(s, f, run, at, [spread(wide_old), spread(wide_new)]);
    nodes::nodes(s, f, run, at);
    nodes::alarm(s, f, run, at);
}

fn thickness(permille: i32) -> i32 {
    if permille == 0 {
        3
    } else {
        7 + permille * 16 / 1000
    }
}

/// How far marks stray from the middle of a band, in tenths.
fn spread(width: i32) -> i32 {
    ((width - 9) / 2).max(0) * 10
}

fn band(s: &mut Svg, c: &Curve, colour: &str, width: i32) {
    s.raw("<path d=\"M");
    for (i, (p, before)) in c.iter().zip(["", "C", " ", " "]).enumerate() {
        s.raw(before).num(p.0).raw(" ").num(p.1);
        debug_assert!(i < 4);
    }
    s.raw("\" fill=\"none\" stroke=\"")
        .raw(colour)
        .raw("\"")
        .attr("stroke-width", width)
        .raw("/>");
}

/// Whether mark `k` of an even stream is one of the `permille` that are chosen.
fn chosen(k: i32, permille: i32) -> bool {
    ((k + 1) * permille).div_euclid(1000) != (k * permille).div_euclid(1000)
}

fn marks(s: &mut Svg, f: &Flow, run: &Run, at: i32, spread: [i32; 2]) {
    let now = at * 10;
    let stray = |k: i32, by: i32| {
        if by == 0 {
            0
        } else {
            (k * 79).rem_euclid(2 * by + 1) - by
        }
    };
    let mut put = |c: &Curve, u: i32, k: i32, by: i32, shape: &str| {
        let (mut x, mut y) = point(c, u);
        if f.wide {
            y += stray(k, by)
        } else {
            x += stray(k, by)
        }
        match shape {
            "square" => s.square10(x, y, 72, "f-b"),
            "circle" => s.circle10(x, y, 42, "f-g"),
            "cross" => s.cross10(x, y),
            _ => s.circle10(x, y, 30, "f-i3"),
        };
    };
    // Not yet at the alias.
    let inlet = if f.wide { 86 } else { 43 };
    let first = now.div_euclid(EVERY) + 1;
    for k in first..=first + inlet / EVERY {
        let left = k * EVERY - now;
        if left < inlet {
            put(&f.inlet, 1024 - left * 1024 / inlet, k, 60, "");
        }
    }
    // Past it: which version a mark goes to was decided when it passed. Before the start all go
    // to version 41.
    let mut k = (now - f.travel).div_euclid(EVERY) + 1;
    while k * EVERY <= now {
        let passed = k * EVERY;
        let u = (now - passed) * 1024 / f.travel;
        let second = passed.div_euclid(10);
        let weight = if second < 0 {
            0
        } else {
            run.minute(second).weight
        };
        let fails = u > 560;
        if chosen(k, weight) {
            let nth = (k * weight).div_euclid(1000);
            let bad = fails && chosen(nth, run.error_in(second / 60));
            put(
                &f.new,
                u,
                k,
                spread[1],
                if bad { "cross" } else { "circle" },
            );
        } else {
            let nth = k - (k * weight).div_euclid(1000);
            let bad = fails && chosen(nth, run.base);
            put(
                &f.old,
                u,
                k,
                spread[0],
                if bad { "cross" } else { "square" },
            );
        }
        k += 1;
    }
}
