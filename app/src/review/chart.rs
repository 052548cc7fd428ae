//! The month ahead in minutes: a bar a day, and the same as a table.

use crate::{i18n::*, prelude::*};
use contract::ForecastDay;

const WIDTH: f32 = 600.0;
const HEIGHT: f32 = 140.0;
const FOOT: f32 = 18.0;

/// Bars with their axis. Every bar says its day and its minutes.
#[component]
pub fn Chart(days: Vec<ForecastDay>) -> impl IntoView {
    let i18n = use_i18n();
    let most = days.iter().map(|day| day.minutes).fold(0.0, f32::max);
    let top = nice(most);
    let step = WIDTH / days.len().max(1) as f32;
    let total = days.iter().map(|day| day.minutes).sum::<f32>().round() as u32;
    let average = (total as f32 / days.len().max(1) as f32).round() as u32;
    let bars = days.iter().enumerate().map(|(nth, day)| {
        let height = if top > 0.0 { day.minutes / top * (HEIGHT - FOOT - 4.0) } else { 0.0 };
        let (name, minutes) = (day.day.format("%-d.%-m.").to_string(), day.minutes.round() as u32);
        let say = {
            let name = name.clone();
            let cards = day.cards;
            move || t_string!(i18n, review.bar, day = name.clone(), minutes = minutes, cards = cards).to_string()
        };
        let middle = (nth as f32 + 0.5) * step;
        view! {
            <g>
                <rect
                    class="bar"
                    data-today=(nth == 0).then_some("true")
                    x=(nth as f32 * step + 2.0).to_string()
                    y=(HEIGHT - FOOT - height).to_string()
                    width=(step - 4.0).to_string()
                    height=height.max(1.0).to_string()
                    rx="2"
                >
                    <title>{say}</title>
                </rect>
                {(nth % 7 == 0).then(|| view! {
                    <text x=middle.to_string() y=(HEIGHT - 4.0).to_string() text-anchor="middle">{name}</text>
                })}
            </g>
        }
    });
    let bars = bars.collect_view();
    let rows = days.iter().map(|day| {
        view! {
            <tr>
                <th scope="row">{day.day.format("%Y-%m-%d").to_string()}</th>
                <td class="number">{day.minutes.round() as u32}</td>
                <td class="number">{day.cards}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <figure class="forecast">
            <figcaption>
                <h2>{t!(i18n, review.month_ahead)}</h2>
                <p>{t!(i18n, review.month_says, average = move || average, most = move || most.round() as u32)}</p>
            </figcaption>
            <svg
                viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                role="img"
                aria-label=move || {
                    t_string!(i18n, review.month_says, average = average, most = most.round() as u32).to_string()
                }
            >
                <line class="axis" x1="0" x2=WIDTH.to_string() y1=(HEIGHT - FOOT).to_string() y2=(HEIGHT - FOOT).to_string()></line>
                <text class="top" x="0" y="10">{t!(i18n, review.minutes, count = move || top as u32)}</text>
                {bars}
            </svg>
            <details class="fold">
                <summary>{t!(i18n, review.as_table)}</summary>
                <table class="usage">
                    <thead><tr>
                        <th>{t!(i18n, review.day)}</th>
                        <th class="number">{t!(i18n, review.minutes_title)}</th>
                        <th class="number">{t!(i18n, review.cards_title)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </figure>
    }
    .into_any()
}

/// A round number at or above the highest bar.
fn nice(most: f32) -> f32 {
    [5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 240.0].into_iter().find(|top| most <= *top).unwrap_or(most)
}
