//! From the events of the parser to markup, with a refusal of all that is beyond the subset.

use super::super::diagnostic::{Place, Sink, did_you_mean};
use super::super::table::Text;
use super::{Section, Standing, Targets, diagram_name, escape};
use crate::Html;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Inline,
    Paragraphs,
    Notes,
}

pub(super) struct Writer<'a> {
    text: &'a Text,
    targets: &'a Targets,
    sink: &'a Sink,
    shape: Shape,
    pub out: String,
    pub lead: Option<String>,
    pub headings: Vec<(String, Html)>,
    pub sections: Vec<Section>,
    /// Where the heading begins in `out`, while one is open.
    heading: Option<(usize, Place)>,
    /// Whether each open link wrote a tag.
    links: Vec<bool>,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    /// Depth of blocks, and how many have been opened at the top.
    depth: usize,
    blocks: usize,
    refused: bool,
}

impl<'a> Writer<'a> {
    pub fn new(text: &'a Text, targets: &'a Targets, sink: &'a Sink, shape: Shape) -> Self {
        Writer {
            text,
            targets,
            sink,
            shape,
            out: String::new(),
            lead: None,
            headings: Vec::new(),
            sections: vec![Section::default()],
            heading: None,
            links: Vec::new(),
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
            depth: 0,
            blocks: 0,
            refused: false,
        }
    }

    pub fn run(&mut self) {
        let text = self.text;
        for (event, range) in
            Parser::new_ext(&text.value, Options::ENABLE_TABLES).into_offset_iter()
        {
            let line = text.at.line + text.value[..range.start].matches('\n').count();
            let at = Place::new(&text.at.file, line);
            self.event(event, &at);
        }
    }

    /// One remark for each text is enough: the first slip often causes the next.
    fn refuse(&mut self, at: &Place, what: &str, remedy: &str) {
        if !std::mem::replace(&mut self.refused, true) {
            self.sink.error(
                at,
                format!("{what} is beyond the Markdown subset; {remedy}"),
            );
        }
    }

    fn event(&mut self, event: Event, at: &Place) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.words(&text),
            Event::Code(text) => {
                self.out.push_str("<code>");
                self.words(&text);
                self.out.push_str("</code>");
            }
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::Html(text) | Event::InlineHtml(text) => {
                self.refuse(
                    at,
                    &format!("HTML (`{}`)", text.trim()),
                    "put it between backticks",
                );
            }
            Event::Rule => self.refuse(at, "a rule", "take the line out"),
            _ => self.refuse(
                at,
                "this",
                "write it with paragraphs, lists, tables, code and links",
            ),
        }
    }

    fn words(&mut self, text: &str) {
        escape(&mut self.out, text);
        if let Some(section) = self.sections.last_mut() {
            let part = if self.heading.is_some() {
                &mut section.heading
            } else {
                &mut section.body
            };
            part.push_str(text);
        }
    }

    fn start(&mut self, tag: Tag, at: &Place) {
        let is_block = !matches!(
            tag,
            Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. }
        );
        if is_block {
            if self.depth == 0 {
                self.blocks += 1;
            }
            self.depth += 1;
            if self.shape == Shape::Inline {
                let remedy =
                    "keep it to one line, with a backslash before a mark that is meant literally";
                match tag {
                    Tag::Paragraph if self.blocks == 1 => return,
                    Tag::Paragraph => return self.refuse(at, "a second paragraph here", remedy),
                    Tag::HtmlBlock => return,
                    _ => {
                        return self.refuse(
                            at,
                            "a heading, list, table or code block here",
                            remedy,
                        );
                    }
                }
            }
        }
        match tag {
            Tag::Paragraph if self.is_lead() => {}
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::List(None) => self.out.push_str("<ul>"),
            Tag::List(Some(1)) => self.out.push_str("<ol>"),
            Tag::List(Some(first)) => self.out.push_str(&format!("<ol start=\"{first}\">")),
            Tag::Item => self.out.push_str("<li>"),
            Tag::Link { dest_url, .. } => self.open_link(&dest_url, at),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                self.out.push_str("<pre tabindex=\"0\"><code>")
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.refuse(
                    at,
                    "code by indentation",
                    "put ``` on the lines before and after it",
                );
            }
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.out.push_str(
                    "<div class=\"scroll\" data-scroll tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>",
                );
            }
            Tag::TableHead => {
                (self.in_head, self.cell) = (true, 0);
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => {
                self.out.push_str(if self.in_head {
                    "<th scope=\"col\""
                } else {
                    "<td"
                });
                let right = self.alignments.get(self.cell) == Some(&Alignment::Right);
                self.out
                    .push_str(if right { " class=\"num\">" } else { ">" });
            }
            Tag::Heading {
                level: HeadingLevel::H2 | HeadingLevel::H3,
                ..
            } if self.shape == Shape::Notes => {
                self.sections.push(Section::default());
                self.heading = Some((self.out.len(), at.clone()));
            }
            Tag::Heading { .. } => self.refuse(at, "this heading", "use ## or ###, in notes alone"),
            Tag::BlockQuote(_) => self.refuse(at, "a quotation", "make it a paragraph"),
            Tag::Image { .. } => {
                self.refuse(at, "an image", "link a diagram as [text](diagram:name)")
            }
            Tag::HtmlBlock => {}
            _ => self.refuse(
                at,
                "this",
                "write it with paragraphs, lists, tables, code and links",
            ),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let is_block = !matches!(
            tag,
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link | TagEnd::Image
        );
        if is_block {
            if let Some(section) = self.sections.last_mut().filter(|_| self.heading.is_none()) {
                section.body.push(' ');
            }
            if self.shape == Shape::Inline {
                self.depth -= 1;
                return;
            }
        }
        match tag {
            TagEnd::Paragraph if self.is_lead() => self.lead = Some(std::mem::take(&mut self.out)),
            TagEnd::Paragraph => self.out.push_str("</p>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::List(ordered) => self.out.push_str(if ordered { "</ol>" } else { "</ul>" }),
            TagEnd::Item => self.out.push_str("</li>"),
            TagEnd::Link if self.links.pop() == Some(true) => self.out.push_str("</a>"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>"),
            TagEnd::Table => self.out.push_str("</tbody></table></div>"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr></thead><tbody>");
            }
            TagEnd::TableRow => self.out.push_str("</tr>"),
            TagEnd::TableCell => {
                self.cell += 1;
                let corner = "<th scope=\"col\">";
                if self.in_head && self.out.ends_with(corner) {
                    // An empty corner heads nothing.
                    self.out.truncate(self.out.len() - corner.len());
                    self.out.push_str("<td></td>");
                } else {
                    self.out
                        .push_str(if self.in_head { "</th>" } else { "</td>" });
                }
            }
            TagEnd::Heading(level) => self.close_heading(level),
            _ => {}
        }
        if is_block {
            self.depth -= 1;
        }
    }

    /// Whether the paragraph that opens or closes now is the first block of notes.
    fn is_lead(&self) -> bool {
        self.shape == Shape::Notes && self.depth == 1 && self.blocks == 1
    }

    fn close_heading(&mut self, level: HeadingLevel) {
        let Some((from, at)) = self.heading.take() else {
            return;
        };
        let text = self.out.split_off(from);
        let plain = self
            .sections
            .last()
            .map(|section| section.heading.clone())
            .unwrap_or_default();
        let anchor = crate::search::words::anchor(&plain);
        if self.sections.iter().any(|section| section.anchor == anchor) {
            let message = format!(
                "the heading \"{plain}\" stands twice on the page; word one of them otherwise"
            );
            self.sink.error(&at, message);
        }
        let tag = if level == HeadingLevel::H2 {
            "h2"
        } else {
            "h3"
        };
        self.out
            .push_str(&format!("<{tag} id=\"{anchor}\">{text}</{tag}>"));
        if let Some(section) = self.sections.last_mut() {
            section.anchor.clone_from(&anchor);
        }
        if level == HeadingLevel::H2 {
            self.headings.push((anchor, Html(text)));
        }
    }

    fn open_link(&mut self, url: &str, at: &Place) {
        let opened = if let Some(id) = url.strip_prefix("topic:") {
            let standing = self.targets.topic(id);
            self.link_inside(
                standing,
                "topic",
                id,
                &format!("#/topics/{id}"),
                &self.targets.course,
                at,
            )
        } else if let Some(state) = url.strip_prefix("diagram:") {
            let standing = self.targets.diagram(state);
            let known = &self.targets.planned_diagrams;
            self.link_inside(
                standing,
                "diagram",
                state,
                &format!("#/diagrams/{state}"),
                known,
                at,
            )
        } else if url.starts_with("https://") {
            self.out.push_str("<a href=\"");
            escape(&mut self.out, url);
            self.out.push_str("\" target=\"_blank\" rel=\"noopener\">");
            true
        } else {
            self.sink.error(
                at,
                format!("the link to `{url}` leads nowhere; link to topic:id, diagram:name or an https:// address"),
            );
            false
        };
        self.links.push(opened);
    }

    fn link_inside(
        &mut self,
        standing: Standing,
        what: &'static str,
        id: &str,
        href: &str,
        known: &BTreeSet<String>,
        at: &Place,
    ) -> bool {
        match standing {
            Standing::Built => {
                self.out.push_str("<a href=\"");
                escape(&mut self.out, href);
                self.out.push_str("\">");
            }
            Standing::Planned => {
                let kind = if what == "topic" {
                    "links to planned topics"
                } else {
                    "links to planned diagrams"
                };
                self.sink.planned(
                    at,
                    kind,
                    format!("{what}:{id} is planned; until then its link is plain text"),
                );
            }
            Standing::Unknown => {
                let hint = did_you_mean(diagram_name(id), known.iter().map(String::as_str));
                let hint = if hint.is_empty() {
                    format!("; take a {what} of content/course.toml")
                } else {
                    hint
                };
                self.sink
                    .error(at, format!("the link to {what}:{id} is dead{hint}"));
            }
        }
        standing == Standing::Built
    }
}
