//! What explains below the picture: the story, the table, what is left out, the sources.

use super::icon::icon;
use cutover_models::svg::escape;
use cutover_models::{Frame, Spec, Table};

/// The story, built once; its title and body follow the state.
pub(super) const STORY: &str = "<section class=\"sec story\" aria-labelledby=\"story-h\"><header><h2 id=\"story-h\" data-part=\"story-title\"></h2></header><div data-part=\"story\"></div></section>";

/// The picture as a table, to be opened.
pub(super) const TABLE: &str = "<details class=\"twin\" data-table><summary>The same as a table</summary><div data-scroll tabindex=\"0\" role=\"region\" aria-label=\"Table\" data-part=\"table\"></div></details>";

/// Title and body of the story.
pub(super) fn story(said: &Frame) -> (String, String) {
    said.story.clone().unwrap_or_default()
}

/// The table as markup.
pub(super) fn table(table: &Table) -> String {
    let mut out = String::from("<table><caption class=\"cap\">");
    escape(&mut out, &table.caption);
    out += "</caption><thead>";
    row(&mut out, &table.head, "<th scope=\"col\">", "</th>");
    out += "</thead><tbody>";
    for cells in &table.rows {
        row(&mut out, cells, "<td>", "</td>");
    }
    out += "</tbody></table>";
    out
}

fn row(out: &mut String, cells: &[String], open: &str, close: &str) {
    *out += "<tr>";
    for cell in cells {
        *out += open;
        escape(out, cell);
        *out += close;
    }
    *out += "</tr>";
}

/// What the model leaves out, and where its numbers come from. Both never change.
pub(super) fn honesty(spec: &Spec) -> String {
    let mut out = String::from(
        "<section class=\"sec\" aria-labelledby=\"out-h\"><header><h2 id=\"out-h\">What this leaves out</h2></header><ul class=\"plain\">",
    );
    for sentence in spec.leaves_out {
        out += "<li>";
        escape(&mut out, sentence);
        out += "</li>";
    }
    out += "</ul></section><section class=\"sec\" aria-labelledby=\"src-h\"><header><h2 id=\"src-h\">Sources</h2></header><ul class=\"links\">";
    for (title, url) in spec.sources {
        out += "<li><a target=\"_blank\" rel=\"noopener\" href=\"";
        escape(&mut out, url);
        out += "\">";
        escape(&mut out, title);
        out += " ";
        out += &icon("out");
        out += "</a></li>";
    }
    out += "</ul></section>";
    out
}
