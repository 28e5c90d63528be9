//! Size budgets: what a learner downloads, as a host with brotli sends it.

use super::assets::{App, Bundle};
use crate::run::Outcome;
use std::path::Path;

/// What the first screen may wait for: glue and first module, without the bank's bytes.
const FIRST_BUDGET: usize = 180_000;
/// What it may have of that: the last measured size and a little air. It may only shrink, since what
/// comes in unnoticed is a screen that slipped out of the second module.
const FIRST_CEILING: usize = 128_000;
/// What both modules and the glue may have together, without the bank's bytes. It may only shrink.
const ALL_CEILING: usize = 359_000;
/// All that the first embed of a page loads: HTML, style, glue and wasm. It uses no fonts.
const EMBED_BUDGET: usize = 90_000;

/// Brotli at quality 11, as "br" everywhere in this project.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    brotli_at(11, bytes)
}

/// Brotli of some quality: the highest takes seconds for what a low one does at once.
pub fn brotli_at(quality: i32, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    // Writing to memory does not fail.
    let _ = brotli::BrotliCompress(&mut &bytes[..], &mut out, &params);
    out
}

/// Prints the sizes and refuses what is over budget.
pub fn check(dist: &Path, app: &App) -> Outcome {
    let size = |name: &str| brotli_size(dist, name);
    let (front, prose) = crate::bank::compiled()?.parts_of_times(1);
    let (front, prose) = (brotli(&front).len(), brotli(&prose).len());
    let (js, wasm, rest) = (size(&app.first.js)?, size(&app.first.wasm)?, size(&app.rest)?);
    let first = (js + wasm).saturating_sub(front);
    let rest = rest.saturating_sub(prose);
    let all = first + rest;
    println!("  first screen {first} B brotli, ceiling {FIRST_CEILING}, budget {FIRST_BUDGET} (wasm {wasm} with {front} of the bank, glue {js})");
    println!("  all code {all} B brotli, ceiling {ALL_CEILING} (the rest {rest}, beside {prose} of the bank)");
    let first = within("what the first screen waits for", first, FIRST_CEILING.min(FIRST_BUDGET));
    first.and(within("the app", all, ALL_CEILING))
}

fn within(what: &str, size: usize, most: usize) -> Outcome {
    let over = size.saturating_sub(most);
    (over == 0).then_some(()).ok_or_else(|| format!("{what} is {over} B over its ceiling of {most} B"))
}

/// The same for the embed, with the largest of its pages.
pub fn check_embed(dist: &Path, bundle: &Bundle, css: &str) -> Outcome {
    let mut page = 0;
    for diagram in cutover_models::all() {
        page = page.max(brotli_size(dist, &format!("embed/{}.html", diagram.spec().name))?);
    }
    let (wasm, js) = (brotli_size(dist, &bundle.wasm)?, brotli_size(dist, &bundle.js)?);
    let css = brotli_size(dist, css)?;
    let all = wasm + js + css + page;
    println!("  embed {all} B brotli of {EMBED_BUDGET} (wasm {wasm}, glue {js}, style {css}, page {page})");
    within("an embed", all, EMBED_BUDGET)
}

fn brotli_size(dist: &Path, name: &str) -> Result<usize, String> {
    let path = dist.join(name);
    let bytes = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(brotli(&bytes).len())
}
