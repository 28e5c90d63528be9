//! The whole frame, in the app and in an embed.

use super::icon::icon;
use super::stage::{Hooks, Stage};
use super::{
    challenge, configuration, controls, more, picture, playback, predict, share, system, tools,
    verbs,
};
use cutover_models::{Diagram, State};
use leptos::html;
use leptos::prelude::*;

/// Puts a diagram on stage and listens: returns the stage and the root's reference.
fn set_up(
    diagram: &'static dyn Diagram,
    state: RwSignal<State>,
    hooks: Hooks,
) -> (Stage, NodeRef<html::Div>) {
    let stage = Stage::new(diagram, state, hooks);
    let root = NodeRef::new();
    verbs::keys(stage, root);
    (stage, root)
}

fn on_click(stage: Stage, root: NodeRef<html::Div>) -> impl Fn(leptos::ev::MouseEvent) {
    move |event| {
        if let (Some(verb), Some(root)) = (verbs::clicked(&event), root.get_untracked()) {
            verbs::perform(stage, &verb, &root);
        }
    }
}

/// A diagram as a page of the app: its title, everything that it offers, and at the end what the
/// app adds, such as linked facts and questions.
#[component]
pub fn DiagramView(
    /// The diagram.
    diagram: &'static dyn Diagram,
    /// Where it stands; the page may set it too, when its address changes.
    state: RwSignal<State>,
    /// What the page listens to.
    hooks: Hooks,
    /// What the page adds at the end.
    end: AnyView,
) -> impl IntoView {
    let (stage, root) = set_up(diagram, state, hooks);
    let spec = diagram.spec();
    let wide = system::media("(min-width:48rem)");
    view! {
        <div class="dg" node_ref=root on:click=on_click(stage, root)>
            <header><h1>{spec.title}</h1><p class="sub">{spec.lead}</p></header>
            {predict::predict(stage)}
            <section class="pic" aria-label="The picture">
                {picture::drawing(stage, wide)}
                {picture::sentence(stage)}
                {playback::bar(stage)}
                {picture::caption(stage)}
            </section>
            {tools::tools(stage)}
            <div class="ctl">{controls::groups(stage)}{controls::presets(stage)}{challenge::challenge(stage)}</div>
            <div class="more">
                {more::story(stage)}
                {configuration::configuration(stage)}
                {more::table(stage)}
                {more::honesty(stage)}
                {end}
            </div>
            {share::dialog(stage)}
        </div>
    }
}

/// A diagram inside somebody's page: with all controls, or with the least.
#[component]
pub fn EmbedView(
    /// The diagram.
    diagram: &'static dyn Diagram,
    /// Where it stands.
    state: RwSignal<State>,
    /// What the page listens to.
    hooks: Hooks,
    /// Whether only picture, sentence and playback are wanted.
    min: bool,
) -> impl IntoView {
    let (stage, root) = set_up(diagram, state, hooks);
    let spec = diagram.spec();
    let wide = system::media("(min-width:48rem)");
    let whole = move || {
        stage.state.track();
        share::link(stage)
    };
    let full = (!min).then(|| {
        view! {
            {predict::predict(stage)}
            {controls::presets(stage)}
            <details class="twin">
                <summary>"Settings"</summary>
                <div class="ctl">{controls::groups(stage)}</div>
            </details>
            {more::table(stage)}
        }
        .into_any()
    });
    view! {
        <div class="em" class:min=min node_ref=root on:click=on_click(stage, root)>
            <main aria-label="Diagram">
                <header><h1>{spec.title}</h1>{tools::small_tools(stage)}</header>
                {picture::drawing(stage, wide)}
                <div class="beside">
                    {picture::sentence(stage)}
                    {playback::bar(stage)}
                    {picture::caption(stage)}
                    {full}
                </div>
            </main>
            <footer aria-label="About this diagram">
                <a href=stage.hooks.base.get_value() target="_blank" rel="noopener"
                    inner_html="<svg class=\"lg\" aria-hidden=\"true\"><use href=\"#logo\"/></svg>Cutover"></a>
                <a class="sp" href=whole target="_blank" rel="noopener"
                    inner_html=["Open the whole diagram ", &icon("out")].concat()></a>
            </footer>
            {share::dialog(stage)}
        </div>
    }
}
