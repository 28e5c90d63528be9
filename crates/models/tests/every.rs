//! What every diagram promises to the frame.

use cutover_models::{ControlKind, Diagram, Size, Spec, State, all, by_name};
use proptest::prelude::*;

/// Markup whose tags close in order, with no stray `<` or `&`.
fn well_formed(markup: &str) -> Result<(), String> {
    // The policy of the pages allows no style attributes.
    if markup.contains(" style=") {
        return Err(String::from("a style attribute"));
    }
    let mut open: Vec<&str> = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find(['<', '&', '>']) {
        let tail = &rest[at..];
        if let Some(entity) = tail.strip_prefix('&') {
            let end = tail.find(';').ok_or("loose &")?;
            if end > 6 {
                return Err(format!("loose & at {}", &tail[..tail.len().min(30)]));
            }
            rest = entity;
            continue;
        }
        if tail.starts_with('>') {
            return Err(format!("loose > before {}", &tail[..tail.len().min(30)]));
        }
        let end = tail.find('>').ok_or("tag without end")?;
        let tag = &tail[1..end];
        if tag.contains('<') {
            return Err(format!("loose < in {tag}"));
        }
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap_or(tag));
        }
        rest = &tail[end + 1..];
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("left open: {}", open.join(", ")))
    }
}

fn random_state(spec: &Spec, picks: &[u16], at: u16, seed: u32) -> State {
    let mut state = State {
        seed,
        ..State::start(spec)
    };
    for (i, c) in spec.controls.iter().enumerate() {
        let pick = i32::from(picks[i % picks.len()]);
        state.values[i] = c.at_position(pick % (c.steps() + 1));
    }
    let end = spec.clock.as_ref().map_or(0, |c| (c.end)(&state));
    state.set(spec, "t", i32::from(at) % (end + 1))
}

fn check(d: &dyn Diagram, state: &State) -> Result<(), String> {
    let spec = d.spec();
    if &State::parse(spec, &state.query(spec)) != state {
        return Err(format!(
            "{}: {} is lost on the way",
            spec.name,
            state.query(spec)
        ));
    }
    let frame = d.frame(state);
    let mut texts = vec![&frame.sentence, &frame.caption, &frame.prediction.ask];
    texts.extend(&frame.prediction.replies);
    texts.extend(frame.story.as_ref().map(|s| &s.1));
    for t in texts {
        well_formed(t).map_err(|e| format!("{e} in {t}"))?;
    }
    if frame.sentence.is_empty() || frame.prediction.right >= frame.prediction.options.len() {
        return Err(String::from("no sentence, or no right option"));
    }
    if frame.prediction.replies.len() != frame.prediction.options.len() {
        return Err(String::from("a reply is missing"));
    }
    if frame
        .table
        .rows
        .iter()
        .any(|r| r.len() != frame.table.head.len())
    {
        return Err(String::from("a row is not as long as the head"));
    }
    if frame.config.is_empty() || frame.config.iter().any(|c| c.code.is_empty()) {
        return Err(String::from("no configuration"));
    }
    for size in [Size::Wide, Size::Narrow] {
        let svg = d.picture(state, size);
        well_formed(&svg).map_err(|e| format!("{e} in the picture"))?;
        let class = if size == Size::Wide {
            "class=\"wide\""
        } else {
            "class=\"narrow\""
        };
        if !svg.starts_with("<svg") || !svg.contains(class) || !svg.contains("role=\"img\"") {
            return Err(String::from("not a picture with a role and a size"));
        }
    }
    for nth in 0..spec.challenges.len() {
        for option in [None, Some(0), Some(1)] {
            let verdict = d.judge(nth, state, option);
            well_formed(&verdict.say)?;
            if verdict.say.is_empty() {
                return Err(String::from("a verdict without words"));
            }
        }
    }
    for action in &frame.actions {
        let next = d.act(state, action.id);
        if State::parse(spec, &next.query(spec)) != next {
            return Err(format!("{} leads out of the valid states", action.id));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn every_state_is_whole(picks in prop::collection::vec(any::<u16>(), 16), at: u16, seed in 0..9u32) {
        for d in all() {
            let state = random_state(d.spec(), &picks, at, seed);
            if let Err(e) = check(*d, &state) {
                return Err(TestCaseError::fail(format!("{} at {}: {e}", d.spec().name, state.query(d.spec()))));
            }
        }
    }
}

#[test]
fn specs_are_sound() {
    for d in all() {
        let spec = d.spec();
        assert!(std::ptr::eq(
            by_name(spec.name).expect("found by name").spec(),
            spec
        ));
        assert!((3..=5).contains(&spec.challenges.len()), "{}", spec.name);
        assert!(!spec.presets.is_empty() && !spec.facts.is_empty() && !spec.leaves_out.is_empty());
        assert!(
            spec.sources
                .iter()
                .all(|s| s.1.starts_with("https://docs.aws.amazon.com/"))
        );
        for (i, c) in spec.controls.iter().enumerate() {
            assert!(
                !["t", "m", "seed", "theme", "controls"].contains(&c.key),
                "{} is taken",
                c.key
            );
            assert_eq!(spec.index(c.key), Some(i), "{} twice", c.key);
            assert_eq!(c.clamp(c.default), c.default, "default of {}", c.key);
            if let ControlKind::Stops(stops) = c.kind {
                assert!(stops.windows(2).all(|w| w[0] < w[1]), "stops of {}", c.key);
            }
            for p in 0..=c.steps() {
                assert!(!(c.show)(c.at_position(p)).is_empty());
            }
        }
        let queries = spec
            .presets
            .iter()
            .map(|p| p.query)
            .chain(spec.challenges.iter().map(|c| c.start));
        for q in queries {
            assert_eq!(
                State::parse(spec, q).query(spec),
                q,
                "{}: not in canonical form",
                spec.name
            );
            check(*d, &State::parse(spec, q)).unwrap_or_else(|e| panic!("{}?{q}: {e}", spec.name));
        }
    }
}
