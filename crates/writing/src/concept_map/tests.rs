//! No two boxes overlap, and the file is one that every program reads.

use super::draw::{overlap, room};
use super::{layout, svg};
use crate::WriteFault;
use crate::outline::{ConceptMap, Edge, Node};
use crate::samples;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn boxes_never_overlap_and_stay_on_the_paper(
        nodes in prop::collection::vec(("[a-zA-Zäéß中 <&]{0,60}", 0.0..1.0_f32), 1..60),
        edges in prop::collection::vec((0..70_usize, 0..70_usize), 0..120),
    ) {
        let nodes = nodes.into_iter().map(|(label, weight)| Node { label, weight, source: "p. 1".into() }).collect();
        let edges = edges.into_iter().map(|(from, to)| Edge { from, to, label: "is & has".into() }).collect();
        let map = ConceptMap { title: "A <map>".into(), language: "en".into(), nodes, edges };
        let text = String::from_utf8(svg(&map).unwrap()).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
        let drawn: Vec<usize> = (0..map.edges.len()).filter(|place| {
            let edge = &map.edges[*place];
            edge.from != edge.to && edge.from < map.nodes.len() && edge.to < map.nodes.len()
        }).collect();
        let placed = layout::placed(&map, &drawn);
        for (place, one) in placed.boxes.iter().enumerate() {
            let here = room(one, 3.0);
            prop_assert!(here[0] > 0.0 && here[1] > 50.0 && here[2] < placed.width && here[3] < placed.height);
            for other in &placed.boxes[place + 1..] {
                prop_assert!(!overlap(&here, &room(other, 3.0)));
            }
        }
    }
}

#[test]
fn terms_are_letters_with_their_pages_and_an_empty_map_is_refused() {
    let text = String::from_utf8(svg(&samples::concept_map()).unwrap()).unwrap();
    assert!(text.contains(">mitochondrion</text>") && text.contains("<title>mitochondrion (p. 9)</title>"));
    assert!(!text.contains("<script"));
    assert_eq!(svg(&ConceptMap::default()), Err(WriteFault::Empty));
}
