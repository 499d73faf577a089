//! Turns the words of this crate into functions.
fn main() {
    text_build::generate("text");
}
