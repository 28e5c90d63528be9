//! Writes a page with the pictures of a diagram, to look at while drawing it:
//! `cargo run -p cutover-models --example pictures NAME [THEME] [CSS…] [--] [QUERY…] > page.html`

use cutover_models::{Size, State, by_name};

fn main() {
    let mut args = std::env::args().skip(1);
    let d = by_name(&args.next().expect("a diagram's name")).expect("a diagram of that name");
    let theme = args.next().unwrap_or_else(|| String::from("light"));
    let mut css = String::new();
    let mut queries = Vec::new();
    let mut rest = false;
    for a in args {
        match (rest, a.as_str()) {
            (false, "--") => rest = true,
            (false, _) => css.push_str(&std::fs::read_to_string(a).expect("a style sheet")),
            (true, _) => queries.push(a),
        }
    }
    println!(
        "<!doctype html><html lang=en data-theme={theme}><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><style>{css}</style>{MARKS}<body><div style=\"padding:16px;max-width:776px\">"
    );
    let presets = d.spec().presets.iter().map(|p| p.query.to_string());
    for q in if queries.is_empty() {
        presets.collect()
    } else {
        queries
    } {
        let state = State::parse(d.spec(), &q);
        let frame = d.frame(&state);
        println!(
            "<div class=pic>{}{}",
            d.picture(&state, Size::Wide),
            d.picture(&state, Size::Narrow)
        );
        println!(
            "<p class=live>{}</p><p class=cap>{}</p>",
            frame.sentence, frame.caption
        );
        println!(
            "<p class=cap>{} · {}</p>",
            frame.tally, frame.prediction.ask
        );
        println!("</div><hr style=\"margin:24px 0\">");
    }
}

const MARKS: &str = r##"<svg width="0" height="0" style="position:absolute"><defs>
<symbol id="cx" viewBox="0 0 12 12"><path d="m2 2 8 8M10 2l-8 8" stroke="var(--red)" stroke-width="2.4" fill="none"/></symbol>
<symbol id="ok" viewBox="0 0 12 12"><circle cx="6" cy="6" r="5.7" fill="var(--green)"/><path d="m3.3 6.2 2 2 3.6-4" stroke="var(--paper)" stroke-width="1.5" fill="none"/></symbol>
<symbol id="tri" viewBox="0 0 12 12"><path d="M6 .6 11.6 11H.4z" fill="var(--amber)"/></symbol>
</defs></svg>"##;
