//! What schema 11 keeps as JSON: decks, their options, note types, the configuration. The keys are Anki's.

use super::super::{Kind, NoteType, Package};
use serde_json::{Map, Value, json};

const LATEX_BEFORE: &str = "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n\
    \\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n";

pub(super) fn configuration(package: &Package) -> Value {
    let place = package.cards.len() + 1;
    json!({
        "activeDecks": [1], "curDeck": 1, "newSpread": 0, "collapseTime": 1200, "timeLim": 0, "estTimes": true,
        "dueCounts": true, "curModel": package.note_types.first().map(|of| of.id), "nextPos": place,
        "sortType": "noteFld", "sortBackwards": false, "addToCur": true, "schedVer": 2,
    })
}

pub(super) fn decks(package: &Package, changed: i64) -> Value {
    let mut decks = Map::new();
    decks.insert("1".into(), deck(1, "Default", changed));
    for one in &package.decks {
        decks.insert(one.id.to_string(), deck(one.id, &one.name, changed));
    }
    Value::Object(decks)
}

fn deck(id: i64, name: &str, changed: i64) -> Value {
    json!({
        "id": id, "name": name, "mod": changed, "usn": -1, "desc": "", "dyn": 0, "conf": 1, "collapsed": false,
        "browserCollapsed": false, "extendNew": 0, "extendRev": 0,
        "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
    })
}

pub(super) fn deck_options() -> Value {
    json!({ "1": {
        "id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0, "replayq": true,
        "dyn": false,
        "new": {
            "bury": false, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20
        },
        "rev": {
            "bury": false, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2
        },
        "lapse": { "delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0 },
    }})
}

pub(super) fn note_types(package: &Package, changed: i64) -> Value {
    Value::Object(package.note_types.iter().map(|of| (of.id.to_string(), note_type(of, changed))).collect())
}

fn note_type(of: &NoteType, changed: i64) -> Value {
    let fields: Vec<Value> = of.fields.iter().enumerate().map(|(place, name)| field(of.kind, place, name)).collect();
    let templates: Vec<Value> = of
        .templates
        .iter()
        .enumerate()
        .map(|(place, template)| {
            json!({
                "name": template.name, "ord": place, "qfmt": template.question, "afmt": template.answer, "bqfmt": "",
                "bafmt": "", "did": null, "bfont": "", "bsize": 0,
            })
        })
        .collect();
    let mut described = json!({
        "id": of.id, "name": of.name, "type": i32::from(of.kind != Kind::Basic), "mod": changed, "usn": -1, "sortf": 0,
        "did": null, "tmpls": templates, "flds": fields, "css": of.css, "latexPre": LATEX_BEFORE,
        "latexPost": "\\end{document}", "latexsvg": false, "req": required(of), "tags": [], "vers": [],
    });
    if of.kind == Kind::ImageOcclusion {
        described["originalStockKind"] = 6.into();
    }
    described
}

/// Anki knows the fields of cloze and image occlusion by tags, so that they may be renamed.
fn field(kind: Kind, place: usize, name: &str) -> Value {
    let (tagged, kept) = match kind {
        Kind::Basic => (0, 0),
        Kind::Cloze => (2, 1),
        Kind::ImageOcclusion => (5, 4),
    };
    json!({
        "name": name, "ord": place, "sticky": false, "rtl": false, "font": "Arial", "size": 20, "description": "",
        "plainText": false, "collapsed": false, "excludeFromSearch": false,
        "tag": (place < tagged).then_some(place), "preventDeletion": place < kept, "media": [],
    })
}

/// For older programs: each template with the fields of which one has to be filled.
fn required(of: &NoteType) -> Value {
    let asked = |question: &str| -> Vec<usize> {
        let named =
            |name: &str| question.contains(&format!("{{{{{name}}}}}")) || question.contains(&format!(":{name}}}}}"));
        of.fields.iter().enumerate().filter(|(_, name)| named(name)).map(|(place, _)| place).collect()
    };
    of.templates.iter().enumerate().map(|(place, template)| json!([place, "any", asked(&template.question)])).collect()
}
