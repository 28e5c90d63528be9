//! Giving the learner a file, and taking one.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Hands over a text file: by the share sheet where a phone has one for files (an installed app on
/// iOS has no downloads), else as a download.
pub async fn save(name: &str, kind: &str, text: &str) {
    let parts = Array::of1(&JsValue::from_str(text));
    let options = web_sys::FilePropertyBag::new();
    options.set_type(kind);
    let Ok(file) = web_sys::File::new_with_str_sequence_and_options(&parts, name, &options) else { return };
    if is_touch() && share(&file).await {
        return;
    }
    download(&file, name);
}

/// Whether the main pointer is a finger.
fn is_touch() -> bool {
    window().match_media("(pointer:coarse)").ok().flatten().is_some_and(|media| media.matches())
}

/// Tries the share sheet; a learner who closes it has been asked.
async fn share(file: &web_sys::File) -> bool {
    let data = Object::new();
    let _ = Reflect::set(&data, &"files".into(), &Array::of1(file));
    let navigator: JsValue = window().navigator().into();
    let method = |name: &str| Reflect::get(&navigator, &name.into()).ok()?.dyn_into::<Function>().ok();
    let (Some(can), Some(share)) = (method("canShare"), method("share")) else { return false };
    if !can.call1(&navigator, &data).is_ok_and(|yes| yes.is_truthy()) {
        return false;
    }
    match share.call1(&navigator, &data).map(JsCast::dyn_into::<Promise>) {
        Ok(Ok(promise)) => match JsFuture::from(promise).await {
            Ok(_) => true,
            Err(error) => Reflect::get(&error, &"name".into()).is_ok_and(|n| n == "AbortError"),
        },
        _ => false,
    }
}

fn download(file: &web_sys::File, name: &str) {
    let Ok(url) = web_sys::Url::create_object_url_with_blob(file) else { return };
    let link = document().create_element("a").ok().and_then(|a| a.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(link) = link {
        let _ = link.set_attribute("href", &url);
        let _ = link.set_attribute("download", name);
        link.click();
    }
    // Some browsers read the address after the click has returned.
    leptos::prelude::set_timeout(
        move || {
            let _ = web_sys::Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(60),
    );
}

/// The system's share sheet, as a function of the navigator; none where there is none.
fn sharing() -> Option<(JsValue, Function)> {
    let navigator: JsValue = window().navigator().into();
    let share = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into::<Function>().ok()?;
    Some((navigator, share))
}

/// Whether text can be handed to the system's share sheet.
pub fn can_share_text() -> bool {
    sharing().is_some()
}

/// Hands text to the share sheet.
pub async fn share_text(text: &str) {
    let Some((navigator, share)) = sharing() else { return };
    let data = Object::new();
    let _ = Reflect::set(&data, &"text".into(), &text.into());
    if let Ok(Ok(promise)) = share.call1(&navigator, &data).map(JsCast::dyn_into::<Promise>) {
        // A learner who closes the sheet has been asked.
        let _ = JsFuture::from(promise).await;
    }
}

/// The text of the file that a learner chose in `<input type=file>`.
pub async fn chosen_text(input: &web_sys::HtmlInputElement) -> Option<String> {
    let file = input.files()?.get(0)?;
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Puts text on the clipboard; says whether it worked.
pub async fn copy(text: &str) -> bool {
    let clipboard: JsValue = Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
    let Ok(write) = Reflect::get(&clipboard, &"writeText".into()) else { return false };
    let Ok(write) = write.dyn_into::<Function>() else { return false };
    match write.call1(&clipboard, &text.into()).map(JsCast::dyn_into::<Promise>) {
        Ok(Ok(promise)) => JsFuture::from(promise).await.is_ok(),
        _ => false,
    }
}
