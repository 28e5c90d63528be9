//! What is compressed is read again, whole or after a trunk; what is no compressed text is no panic.

use cutover_codec::{Decoding, Model, decode, encode};
use proptest::prelude::*;

const MEMORY: u32 = 1 << 20;

/// Compresses and reads again; returns the compressed length.
fn round_trip(model: &Model, text: &[u8]) -> usize {
    let packed = encode(&mut model.clone(), text);
    let read = decode(&mut model.clone(), &packed, text.len());
    assert!(read.as_deref() == Some(text), "{} bytes do not come back", text.len());
    packed.len()
}

fn prose(lines: u32) -> Vec<u8> {
    let line = |n: u32| {
        let words = ["alarm", "hook", "alias", "stack", "region", "deploys", "waits", "fails", "the", "a"];
        let word = |k: u32| words[(n.wrapping_mul(2_654_435_761).rotate_left(k * 5) % 10) as usize];
        format!("{} {} {} {} {}, {n}.\n", word(1), word(2), word(3), word(4), word(5))
    };
    (0..lines).flat_map(|n| line(n).into_bytes()).collect()
}

#[test]
fn text_comes_back_and_is_much_shorter() {
    let text = prose(4000);
    let packed = round_trip(&Model::new(6, MEMORY), &text);
    assert!(packed * 4 < text.len(), "{packed} of {}", text.len());
    assert_eq!(round_trip(&Model::new(6, MEMORY), b""), 0);
}

#[test]
fn a_model_that_is_full_forgets_and_goes_on() {
    let noise: Vec<u8> = (0..600_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for memory in [256 << 10, 1 << 20] {
        round_trip(&Model::new(6, memory), &prose(40_000));
        round_trip(&Model::new(8, memory), &noise);
        round_trip(&Model::new(2, memory), &noise);
    }
}

#[test]
fn a_trunk_makes_branches_short() {
    let fresh = Model::new(6, MEMORY);
    let mut trunk = fresh.clone();
    encode(&mut trunk, &prose(2000));
    let branch = &prose(2050)[prose(2000).len()..];
    let (alone, after) = (round_trip(&fresh, branch), round_trip(&trunk, branch));
    assert!(after * 3 < alone * 2, "{after} after the trunk, {alone} alone");
}

#[test]
fn a_branch_in_the_place_of_another_is_as_good_as_a_clone() {
    let noise: Vec<u8> = (0..100_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for memory in [256 << 10, MEMORY] {
        let mut trunk = Model::new(6, memory);
        encode(&mut trunk, &prose(1500));
        // What was there before: another text, a text that filled it, a model of another size.
        let mut used = [Model::new(6, memory), Model::new(6, memory), Model::new(6, 2 * memory)];
        encode(&mut used[0], &prose(30));
        encode(&mut used[1], &noise);
        for branch in &mut used {
            for text in [&prose(1600)[prose(1500).len()..], &noise, b"", &prose(3000)] {
                let packed = encode(&mut trunk.clone(), text);
                trunk.branch(branch);
                assert_eq!(decode(branch, &packed, text.len()).as_deref(), Some(text));
            }
        }
    }
}

#[test]
fn pieces_make_up_the_text() {
    let text = prose(500);
    let packed = encode(&mut Model::new(6, MEMORY), &text);
    let mut model = Model::new(6, MEMORY);
    let mut decoding = Decoding::new(&packed, text.len());
    let mut pieces = 0;
    while decoding.go_on(&mut model, 1000).expect("it is whole") > 0 {
        pieces += 1;
    }
    assert_eq!(pieces, (text.len() - 1) / 1000);
    assert!(decoding.text() == text);
}

proptest! {
    #[test]
    fn any_bytes_come_back(text in prop::collection::vec(any::<u8>(), 0..3000), order in 2u32..17) {
        round_trip(&Model::new(order, 256 << 10), &text);
    }

    #[test]
    fn few_symbols_come_back(text in prop::collection::vec(0u8..3, 0..20_000), order in 2u32..17) {
        round_trip(&Model::new(order, 256 << 10), &text);
    }

    #[test]
    fn noise_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..2000), length in 0usize..20_000) {
        decode(&mut Model::new(6, 256 << 10), &bytes, length);
    }

    #[test]
    fn damage_never_panics(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let text = prose(500);
        let mut packed = encode(&mut Model::new(6, 256 << 10), &text);
        let at = at.index(packed.len());
        packed[at] = to;
        decode(&mut Model::new(6, 256 << 10), &packed, text.len());
    }
}
