//! Turns the words of the controls into typed functions.

fn main() {
    text_build::generate("text");
}
