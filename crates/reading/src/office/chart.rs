//! Charts as tables: a row for each category, a column for each series, as the file last drew them.

use super::block::{Block, Cell};
use super::number::{self, Format};
use crate::package::Element;
use crate::writing::{Inline, Style};
use std::collections::BTreeMap;

/// Points of a series beyond which the rest is left out.
const POINTS: usize = 1_000;
const SERIES: usize = 50;

type Points = BTreeMap<usize, String>;

/// Title, axes and values of a chart's part.
pub(super) fn chart(root: Element<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let Some(chart) = root.find("c:chart") else { return modern(root) };
    if let Some(title) = chart.child("c:title").map(words).filter(|title| !title.is_empty()) {
        blocks.push(heading(&title));
    }
    let Some(area) = chart.child("c:plotArea") else { return blocks };
    let axes: Vec<String> = area
        .children()
        .filter(|axis| matches!(axis.name(), "c:catAx" | "c:valAx" | "c:dateAx" | "c:serAx"))
        .filter_map(|axis| axis.child("c:title").map(words))
        .filter(|title| !title.is_empty())
        .collect();
    let series: Vec<Element<'_>> = area.children().flat_map(|plot| plot.all("c:ser")).take(SERIES).collect();
    let mut categories = Points::new();
    let mut columns: Vec<(String, Points)> = Vec::new();
    for (number, one) in series.iter().enumerate() {
        let stated = one.child("c:cat").or_else(|| one.child("c:xVal")).map(points).unwrap_or_default();
        for (place, name) in stated {
            categories.entry(place).or_insert(name);
        }
        let name = one.child("c:tx").map(words).filter(|name| !name.is_empty());
        let values = one.child("c:val").or_else(|| one.child("c:yVal")).map(points).unwrap_or_default();
        columns.push((name.unwrap_or_else(|| (number + 1).to_string()), values));
        if let Some(sizes) = one.child("c:bubbleSize").map(points).filter(|sizes| !sizes.is_empty()) {
            columns.push(("∅".into(), sizes));
        }
    }
    blocks.extend(table(axes.first().map(String::as_str).unwrap_or_default(), &categories, &columns));
    for axis in axes.iter().skip(1) {
        blocks.push(Block::Paragraph(Inline::plain(axis)));
    }
    blocks
}

/// The newer kinds (`cx`): waterfalls, tree maps, histograms.
fn modern(root: Element<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(title) = root.find("cx:title").map(|title| title.text()).filter(|title| !title.trim().is_empty()) {
        blocks.push(heading(title.trim()));
    }
    for data in root.inside().filter(|element| element.name() == "cx:data") {
        let levels = |dimension: &str| -> Option<Points> {
            let level = data.child(dimension)?.child("cx:lvl")?;
            Some(numbered(level.all("cx:pt")))
        };
        let (names, values) = (levels("cx:strDim").unwrap_or_default(), levels("cx:numDim").unwrap_or_default());
        blocks.extend(table("", &names, &[(String::new(), values)]));
    }
    blocks
}

fn heading(title: &str) -> Block {
    let mut text = Inline::default();
    text.text(title, Style { bold: true, ..Style::default() }, None);
    Block::Paragraph(text)
}

fn table(corner: &str, categories: &Points, columns: &[(String, Points)]) -> Option<Block> {
    let last =
        columns.iter().map(|(_, values)| values).chain([categories]).filter_map(|p| p.keys().next_back()).max()?;
    let cell = |text: &str| -> Cell { Cell::of(vec![Block::Paragraph(Inline::plain(text))]) };
    let mut rows =
        vec![std::iter::once(corner).chain(columns.iter().map(|(name, _)| name.as_str())).map(cell).collect()];
    for place in 0..=*last {
        let values = columns.iter().map(|(_, values)| values.get(&place));
        let row: Vec<&String> =
            std::iter::once(categories.get(&place)).chain(values).map(|v| v.unwrap_or(&EMPTY)).collect();
        if row.iter().any(|value| !value.is_empty()) {
            rows.push(row.into_iter().map(|value| cell(value)).collect());
        }
    }
    Some(Block::Table(rows))
}

static EMPTY: String = String::new();

/// The words of a title or name: written there, or taken from a sheet.
fn words(element: Element<'_>) -> String {
    let rich = element.inside().filter(|inner| matches!(inner.name(), "a:t" | "c:v")).map(Element::text);
    rich.collect::<Vec<_>>().join("").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The values of a reference or a literal, by place; names in several levels are joined, the outermost first.
fn points(element: Element<'_>) -> Points {
    let levels: Vec<Element<'_>> = element.inside().filter(|inner| inner.name() == "c:lvl").collect();
    if levels.is_empty() {
        let format = Format::read(&element.find("c:formatCode").map(Element::text).unwrap_or_default());
        let points = numbered(element.inside().filter(|inner| inner.name() == "c:pt"));
        return points.into_iter().map(|(place, value)| (place, shown(&value, &format))).collect();
    }
    let mut joined = Points::new();
    for (depth, level) in levels.iter().enumerate() {
        let names = numbered(level.all("c:pt"));
        if depth == 0 {
            joined = names;
            continue;
        }
        // An outer name holds until the next one.
        for (place, inner) in &mut joined {
            if let Some((_, outer)) = names.range(..=*place).next_back() {
                *inner = format!("{outer} › {inner}");
            }
        }
    }
    joined
}

fn numbered<'a>(points: impl Iterator<Item = Element<'a>>) -> Points {
    points
        .filter_map(|point| {
            let place = point.get("idx")?.parse().ok().filter(|place| *place < POINTS)?;
            let value = point.child("c:v").unwrap_or(point).text();
            Some((place, value.trim().to_string()))
        })
        .collect()
}

/// A number as the chart shows it; other text as it is.
fn shown(value: &str, format: &Format) -> String {
    value.parse().map_or_else(|_| value.to_string(), |number| number::shown(number, format, false))
}
