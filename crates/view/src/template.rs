//! `view!`: the markup of a view, the way to its changing places, and a call for each.

use crate::component::props_name;
use crate::markup::{escape, is_void, misplaced};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement, NodeName};
use syn::{Error, Expr, Lit, Result};

/// A view taken apart.
#[derive(Default)]
struct Template {
    /// All that never changes; `<!>` where something is put in.
    html: String,
    /// The places that change, as positions of children from the outside in, in document order.
    places: Vec<Vec<usize>>,
    /// What is done at them.
    calls: Vec<TokenStream>,
    /// The elements round the present place.
    above: Vec<String>,
}

/// The code of a view.
pub fn expand(nodes: &[Node]) -> Result<TokenStream> {
    // A view of one component, or of one expression, needs no markup round it.
    match nodes {
        [] => return Ok(quote! { crate::ui::View::Nothing }),
        [Node::Block(block)] => return Ok(quote! { crate::ui::IntoView::into_any(#block) }),
        [Node::Element(element)] if is_component(element.name()) => return component(element),
        _ => {}
    }
    let mut template = Template::default();
    template.children(nodes, &[])?;
    let Template { html, places, calls, .. } = template;
    if calls.is_empty() {
        return Ok(quote! { crate::ui::View::Markup(#html) });
    }
    let walk = walk(&places);
    Ok(quote! {{
        let view = crate::ui::Part::open(#html, #walk);
        #(view #calls;)*
        view.done()
    }})
}

impl Template {
    /// Adds siblings; `parent` is the way to the element that they stand in.
    fn children(&mut self, nodes: &[Node], parent: &[usize]) -> Result<()> {
        let (mut at, mut after_text) = (0, false);
        for node in nodes {
            let place = [parent, &[at]].concat();
            match node {
                // Neighbouring texts become one node of the document.
                Node::Text(text) => {
                    let text = text.value_string();
                    escape(&mut self.html, &text);
                    at += usize::from(!after_text && !text.is_empty());
                    after_text |= !text.is_empty();
                    continue;
                }
                Node::Comment(_) => continue,
                Node::Element(element) if is_component(element.name()) => {
                    let made = component(element)?;
                    self.slot(place, made);
                }
                Node::Element(element) => self.element(element, &place)?,
                Node::Block(block) => self.slot(place, expression(block)),
                other => return Err(Error::new_spanned(other, "views have elements, texts in quotes and {expressions}")),
            }
            (at, after_text) = (at + 1, false);
        }
        Ok(())
    }

    fn slot(&mut self, place: Vec<usize>, value: TokenStream) {
        self.html.push_str("<!>");
        let nth = self.place(place);
        self.calls.push(quote! { .put(#nth, crate::ui::IntoView::into_any(#value)) });
    }

    /// The number of a place; an element that changes in several ways is one place.
    fn place(&mut self, place: Vec<usize>) -> usize {
        let nth = self.places.iter().position(|known| *known == place);
        nth.unwrap_or_else(|| {
            self.places.push(place);
            self.places.len() - 1
        })
    }

    fn element(&mut self, element: &NodeElement<rstml::Infallible>, place: &[usize]) -> Result<()> {
        let name = element.name().to_string();
        if let Some(why) = misplaced(&name, &self.above) {
            return Err(Error::new_spanned(element.name(), why));
        }
        self.html.push('<');
        self.html.push_str(&name);
        for attribute in element.attributes() {
            match attribute {
                NodeAttribute::Attribute(attribute) => self.attribute(attribute, place)?,
                NodeAttribute::Block(block) => return Err(Error::new_spanned(block, "an attribute has a name")),
            }
        }
        self.html.push('>');
        if is_void(&name) {
            return match element.children().first() {
                None => Ok(()),
                Some(child) => Err(Error::new_spanned(child, format!("<{name}> has no content"))),
            };
        }
        self.above.push(name.clone());
        // An expression that fills an element needs no mark in it.
        let filling = match element.children() {
            [Node::Block(block)] => Some(expression(block)),
            [Node::Element(only)] if is_component(only.name()) => Some(component(only)?),
            _ => None,
        };
        match filling {
            Some(value) => {
                let nth = self.place(place.to_vec());
                self.calls.push(quote! { .fill(#nth, crate::ui::IntoView::into_any(#value)) });
            }
            None => self.children(element.children(), place)?,
        }
        self.above.pop();
        for part in ["</", &name, ">"] {
            self.html.push_str(part);
        }
        Ok(())
    }

    fn attribute(&mut self, attribute: &KeyedAttribute, place: &[usize]) -> Result<()> {
        let name = attribute.key.to_string();
        let Some(value) = attribute.value() else {
            if attribute.possible_value.to_value().is_some() {
                return Err(Error::new_spanned(&attribute.key, "the value of this attribute is not an expression"));
            }
            self.written(&name, "");
            return Ok(());
        };
        let plain = !name.contains(':') && name != "inner_html" && name != "node_ref";
        if let (true, Some(text)) = (plain, literal(value)) {
            self.written(&name, &text);
            return Ok(());
        }
        let nth = self.place(place.to_vec());
        let call = match name.split_once(':') {
            Some(("on", event)) => {
                let event = format_ident!("{event}");
                quote! { .on(#nth, leptos::ev::#event, #value) }
            }
            Some(("prop", property)) => quote! { .prop(#nth, #property, crate::ui::Prop::of(#value)) },
            Some(("style", property)) => quote! { .style(#nth, #property, crate::ui::Attr::of(#value)) },
            Some(("class", class)) => quote! { .class(#nth, #class, crate::ui::Attr::of(#value)) },
            Some(_) => return Err(Error::new_spanned(&attribute.key, "known are on:, prop:, style: and class:")),
            None if name == "inner_html" => quote! { .markup(#nth, crate::ui::Attr::of(#value)) },
            None if name == "node_ref" => quote! { .refer(#nth, #value) },
            None => match (name.as_str(), value) {
                ("class", Expr::Tuple(pair)) if pair.elems.len() == 2 => {
                    let (class, on) = (&pair.elems[0], &pair.elems[1]);
                    quote! { .class(#nth, #class, crate::ui::Attr::of(#on)) }
                }
                _ => quote! { .attr(#nth, #name, crate::ui::Attr::of(#value)) },
            },
        };
        self.calls.push(call);
        Ok(())
    }

    fn written(&mut self, name: &str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        if !value.is_empty() {
            self.html.push_str("=\"");
            escape(&mut self.html, value);
            self.html.push('"');
        }
    }
}

/// The way from place to place, a letter a step: down to the first child, to the next sibling, up,
/// and `s` to keep where one is.
fn walk(places: &[Vec<usize>]) -> String {
    let mut steps = String::new();
    let mut here: &[usize] = &[];
    for place in places {
        let same = here.iter().zip(place).take_while(|(a, b)| a == b).count();
        let mut rest = &place[same..];
        if same < here.len() {
            steps.push_str(&"u".repeat(here.len() - same - 1));
            steps.push_str(&"n".repeat(place[same] - here[same]));
            rest = &rest[1..];
        }
        for &nth in rest {
            steps.push('d');
            steps.push_str(&"n".repeat(nth));
        }
        steps.push('s');
        here = place;
    }
    steps
}

/// A literal, as text.
fn literal(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            Lit::Int(number) => Some(number.base10_digits().to_string()),
            _ => None,
        },
        _ => None,
    }
}

/// What stands in braces, without them where it is one expression.
fn expression(block: &NodeBlock) -> TokenStream {
    match block.try_block().map(|block| &block.stmts[..]) {
        Some([syn::Stmt::Expr(only, None)]) => quote! { #only },
        _ => quote! { #block },
    }
}

fn is_component(name: &NodeName) -> bool {
    match name {
        NodeName::Path(path) => {
            let last = path.path.segments.last().map(|segment| segment.ident.to_string());
            last.is_some_and(|name| name.starts_with(char::is_uppercase))
        }
        _ => false,
    }
}

/// The call of a component.
fn component(element: &NodeElement<rstml::Infallible>) -> Result<TokenStream> {
    let NodeName::Path(path) = element.name() else {
        return Err(Error::new_spanned(element.name(), "a component is named by its path"));
    };
    if let Some(child) = element.children().first() {
        return Err(Error::new_spanned(child, "components of this app take no children"));
    }
    let mut fields = Vec::new();
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new_spanned(attribute, "an argument has a name"));
        };
        let name = &attribute.key;
        fields.push(match attribute.value() {
            Some(value) => quote! { #name: #value },
            None => quote! { #name },
        });
    }
    if fields.is_empty() {
        return Ok(quote! { #path() });
    }
    let mut props = path.clone();
    if let Some(last) = props.path.segments.last_mut() {
        last.ident = props_name(&last.ident);
    }
    Ok(quote! { #path(#props { #(#fields),* }) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken_apart(source: &str) -> Template {
        let mut template = Template::default();
        let nodes = rstml::parse2(source.parse().unwrap()).unwrap();
        template.children(&nodes, &[]).unwrap();
        template
    }

    fn code(source: &str) -> String {
        expand(&rstml::parse2(source.parse().unwrap()).unwrap()).unwrap().to_string()
    }

    fn refused(source: &str) -> String {
        expand(&rstml::parse2(source.parse().unwrap()).unwrap()).unwrap_err().to_string()
    }

    #[test]
    fn what_never_changes_is_one_string() {
        let markup = r#"<p class="a" data-scroll="">"1 < 2" " & " <b>"x"</b></p><input type="text" maxlength=3 required/>"#;
        let template = taken_apart(markup);
        assert_eq!(
            template.html,
            "<p class=\"a\" data-scroll>1 &lt; 2 &amp; <b>x</b></p><input type=\"text\" maxlength=\"3\" required>"
        );
        assert!(template.places.is_empty() && template.calls.is_empty());
        assert!(code(markup).starts_with("crate :: ui :: View :: Markup"));
    }

    #[test]
    fn places_count_nodes_as_a_document_has_them() {
        // The two texts are one node, the expression is a mark, the element is the next.
        let template = taken_apart(r#"<p>"a" "b" {x} " " <i title=y></i></p>"#);
        assert_eq!(template.html, "<p>ab<!> <i></i></p>");
        assert_eq!(template.places, [vec![0, 1], vec![0, 3]]);
        assert_eq!(walk(&template.places), "ddnsnns");
    }

    #[test]
    fn the_way_goes_up_and_on() {
        let places = [vec![0], vec![0, 1, 0], vec![0, 2], vec![2]];
        assert_eq!(walk(&places), "dsdndsunsunns");
        assert_eq!(walk(&[vec![0, 0, 0], vec![1]]), "dddsuuns");
    }

    #[test]
    fn an_element_that_changes_twice_is_one_place() {
        let template = taken_apart(r#"<li id=a on:click=b class:on=c>{d}</li>"#);
        assert_eq!(template.html, "<li></li>");
        assert_eq!(template.places, [vec![0]]);
        let calls: Vec<String> = template.calls.iter().map(ToString::to_string).collect();
        assert_eq!(calls, [
            ". attr (0usize , \"id\" , crate :: ui :: Attr :: of (a))",
            ". on (0usize , leptos :: ev :: click , b)",
            ". class (0usize , \"on\" , crate :: ui :: Attr :: of (c))",
            ". fill (0usize , crate :: ui :: IntoView :: into_any (d))",
        ]);
    }

    #[test]
    fn every_kind_of_attribute_has_its_call() {
        let source = r#"<i class=("was", a) style:--lo=b prop:checked=c inner_html="<b>" node_ref=d aria-label=e></i>"#;
        let calls: Vec<String> = taken_apart(source).calls.iter().map(ToString::to_string).collect();
        for (call, start) in calls.iter().zip([
            ". class (0usize , \"was\"",
            ". style (0usize , \"--lo\"",
            ". prop (0usize , \"checked\" , crate :: ui :: Prop",
            ". markup (0usize",
            ". refer (0usize , d",
            ". attr (0usize , \"aria-label\"",
        ]) {
            assert!(call.starts_with(start), "{call}");
        }
        assert_eq!(calls.len(), 6);
    }

    #[test]
    fn components_take_arguments_by_name() {
        assert_eq!(code("<Frame/>"), "Frame ()");
        assert_eq!(code("<data::Row nth=1 app/>"), "data :: Row (data :: RowProps { nth : 1 , app })");
        assert!(code("<p><Frame/></p>").contains("fill (0usize , crate :: ui :: IntoView :: into_any (Frame ()))"));
    }

    #[test]
    fn what_would_become_another_tree_is_refused() {
        assert_eq!(refused("<p><span><div></div></span></p>"), "<div> ends the <p> that it stands in");
        assert_eq!(refused("<use href=a></use>"), "<use> is drawn inside <svg> alone, in the same view");
        assert_eq!(refused("<p><br>\"x\"</br></p>"), "<br> has no content");
        assert_eq!(refused("<p bind:x=y></p>"), "known are on:, prop:, style: and class:");
        assert_eq!(refused("<Frame>\"x\"</Frame>"), "components of this app take no children");
    }
}
