//! Answers as models really give them.

use super::*;

fn terms(answer: &str) -> Kept {
    read(Wanted::Terms, answer, 3)
}

#[test]
fn a_whole_answer_is_kept_whatever_stands_around_it() {
    let answer = "Here you are [as asked]:\n```json\n{\"items\": [{\"term\": \"osmosis\", \"definition\": \"Diffusion of water.\", \"passages\": [1]}]}\n```\nBye";
    let kept = terms(answer);
    assert_eq!(kept.items.len(), 1);
    assert_eq!((kept.complaint(), kept.mended), (None, false));
}

#[test]
fn half_an_answer_keeps_its_whole_items() {
    let kept = terms(r#"{"items": [{"term": "a b", "definition": "c d", "passages": [1]}, {"term": "osmosis", "defin"#);
    assert_eq!(kept.items.len(), 1);
    assert!(kept.mended);
    assert!(kept.complaint().is_some());
}

#[test]
fn invented_passages_and_wrong_types_are_dropped_and_named() {
    let kept = terms(
        r#"{"items": [
            {"term": "one", "definition": "d", "passages": [9]},
            {"term": "two", "definition": 5, "passages": [1]},
            {"term": "three", "definition": "d", "passages": ["[2]", 9, 2]},
            {"definition": "d", "passages": [1]}, "text", {"term": "three", "definition": "again", "passages": [1]}
        ,]}"#,
    );
    assert_eq!(kept.items.len(), 1);
    assert_eq!(kept.items[0].passages, [2]);
    let complaint = kept.complaint().unwrap_or_default();
    assert!(complaint.contains("Item 1: it cites none of the passages 1 to 3."));
    assert!(complaint.contains("Item 2: its definition is missing or no text."));
}

#[test]
fn questions_need_what_their_kind_needs() {
    let kept = read(
        Wanted::Questions,
        r#"[{"kind":"choice","stem":"Which?","options":["A) x","B) y","C) z","D) w"],"answer":"B","explanation":"","passages":[1]},
            {"kind":"choice","stem":"Twice?","options":["x","X","z","w"],"answer":"x","passages":[1]},
            {"kind":"choice","stem":"None?","options":["x","y","z","w"],"answer":"q","passages":[1]},
            {"kind":"truth","stem":"So?","answer":"False","passages":1},
            {"kind":"short","stem":"What?","answer":"This.","passages":[1]}]"#,
        1,
    );
    assert_eq!(kept.items.len(), 3);
    assert!(matches!(&kept.items[0].body, Body::Choice { options, right: 1, .. } if options[1] == "y"));
    assert!(matches!(&kept.items[1].body, Body::Truth { is_true: false, .. }));
    assert_eq!(kept.problems.len(), 2);
}

#[test]
fn no_answer_breaks_it() {
    for answer in
        ["", "no", "{", "[[[[", "{\"items\": 3}", "{\"items\": [", "\"\\", "{\"items\":[{\"term\":\"é\\", "}{", "null"]
    {
        assert!(terms(answer).items.is_empty(), "{answer}");
    }
}

#[test]
fn the_schema_names_every_field() {
    for wanted in [Wanted::Terms, Wanted::Lines, Wanted::Questions] {
        let schema = schema(wanted);
        let item = &schema["properties"]["items"]["items"];
        let fields = item["properties"].as_object().map_or(0, serde_json::Map::len);
        assert_eq!(item["required"].as_array().map(Vec::len), Some(fields));
    }
}
