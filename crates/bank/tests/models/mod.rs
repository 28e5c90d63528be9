//! The models that the content of this repository names.

use cutover_bank::compile::AnswerModel;
use std::sync::LazyLock;

pub static MODELS: LazyLock<Vec<AnswerModel<'static>>> = LazyLock::new(|| {
    let models = cutover_models::computing::all().iter();
    models.map(|m| AnswerModel { name: m.name, takes: m.takes, run: m.run }).collect()
});
