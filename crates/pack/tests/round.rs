//! What is written is read again, and what is damaged is refused.

use cutover_pack::{Pack, Reader, from_bytes, sparse, to_bytes};
use proptest::prelude::*;

#[derive(Clone, Debug, Default, PartialEq, Pack)]
struct Plain {
    small: u8,
    signed: i16,
    wide: u64,
    text: String,
    pair: (u32, Option<i64>),
    #[pack(with = "sparse")]
    rare: Vec<u16>,
    #[pack(skip)]
    unkept: u32,
}

#[derive(Clone, Debug, PartialEq, Pack)]
enum Choice {
    Nothing,
    One(Plain),
    Named { share: f32, on: bool, both: [i32; 2] },
}

fn plain() -> impl Strategy<Value = Plain> {
    let rare = prop::collection::vec(prop_oneof![4 => Just(0u16), 1 => any::<u16>()], 0..40);
    (any::<u8>(), any::<i16>(), any::<u64>(), ".{0,20}", any::<(u32, Option<i64>)>(), rare)
        .prop_map(|(small, signed, wide, text, pair, rare)| Plain { small, signed, wide, text, pair, rare, unkept: 0 })
}

fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        Just(Choice::Nothing),
        plain().prop_map(Choice::One),
        (-1e9f32..1e9, any::<bool>(), any::<[i32; 2]>())
            .prop_map(|(share, on, both)| Choice::Named { share, on, both }),
    ]
}

proptest! {
    #[test]
    fn all_comes_back(all in prop::collection::vec(choice(), 0..8)) {
        assert_eq!(from_bytes::<Vec<Choice>>(&to_bytes(&all)), Some(all));
    }

    #[test]
    fn what_is_cut_off_or_goes_on_is_refused(all in prop::collection::vec(choice(), 0..8), cut: prop::sample::Index) {
        let mut bytes = to_bytes(&all);
        assert_eq!(from_bytes::<Vec<Choice>>(&bytes[..cut.index(bytes.len())]), None);
        bytes.push(0);
        assert_eq!(from_bytes::<Vec<Choice>>(&bytes), None);
    }

    #[test]
    fn any_bytes_give_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Some(all) = from_bytes::<Vec<Choice>>(&bytes) {
            assert!(to_bytes(&all).len() <= bytes.len());
        }
    }
}

#[test]
fn the_form_is_that_of_postcard() {
    let value = Choice::One(Plain {
        small: 200,
        signed: -1,
        wide: 300,
        text: "é".into(),
        pair: (1, Some(-64)),
        rare: vec![0, 0, 7],
        unkept: 5,
    });
    assert_eq!(to_bytes(&value), [1, 200, 1, 0xac, 2, 2, 0xc3, 0xa9, 1, 1, 127, 3, 1, 2, 7]);
}

#[test]
fn numbers_too_large_for_their_kind_are_damage() {
    for (bytes, reads) in [(&[0xff, 0xff, 3][..], true), (&[0x80, 0x80, 4], false), (&[0x80; 11], false)] {
        assert_eq!(from_bytes::<u16>(bytes).is_some(), reads, "{bytes:?}");
    }
    assert_eq!((from_bytes::<bool>(&[2]), from_bytes::<Choice>(&[3])), (None, None));
}

#[test]
fn lists_of_impossible_length_are_damage() {
    assert_eq!(from_bytes::<Vec<u8>>(&[0xff, 0xff, 0xff, 0xff, 15, 0]), None);
    let mut reader = Reader::new(&[0xff, 0xff, 0xff, 0xff, 15, 0]);
    sparse::read::<u8>(&mut reader);
    assert_eq!(reader.rest(), None);
    assert_eq!(from_bytes::<Plain>(&[0, 0, 0, 0, 0, 0, 2, 1, 2, 9]), None, "an element behind the end of its list");
}
