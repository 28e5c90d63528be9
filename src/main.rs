//! Mounts the app.

fn main() {
    cutover::app::start();
}
