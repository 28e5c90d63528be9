//! Mounts the app.

fn main() {
    cutover::start::start();
}
