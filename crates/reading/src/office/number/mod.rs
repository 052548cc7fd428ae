//! Numbers as a sheet shows them: figures, percentages, currencies, dates.
//!
//! Dates are written as ISO 8601, whatever order the format gives them: `05/06` means two things, `2024-06-05` one.
//! Fractions are written as decimals. Colours and paddings are left out.

mod date;
mod figures;
mod format;

pub(super) use format::Format;

/// How the first format that has sections for it shows a number. `from_1904`: the file counts its days from then.
pub(super) fn shown(value: f64, format: &Format, from_1904: bool) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    match format {
        Format::General => figures::general(value),
        Format::Date(parts) => date::shown(value, *parts, from_1904).unwrap_or_else(|| figures::general(value)),
        Format::Figures(sections) => figures::shown(value, sections),
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, shown};

    fn read(value: f64, code: &str) -> String {
        shown(value, &Format::read(code), false)
    }

    #[test]
    fn figures_look_as_in_the_sheet() {
        for (value, code, looks) in [
            (0.1 + 0.2, "General", "0.3"),
            (1234567.0, "General", "1234567"),
            (-0.5, "General", "-0.5"),
            (1.0 / 3.0, "General", "0.333333333"),
            (1.25e-7, "General", "0.000000125"),
            (1e21, "General", "1e21"),
            (0.256, "0%", "26%"),
            (0.256, "0.0 %", "25.6 %"),
            (1234567.891, "#,##0.00", "1,234,567.89"),
            (1234.5, "#,##0.00\\ \"€\"", "1,234.50 €"),
            (-3.0, "#,##0;[Red](#,##0)", "(3)"),
            (-3.0, "0.0", "-3.0"),
            (0.0, "0;-0;\"none\"", "none"),
            (7.0, "000", "007"),
            (1.5, "0.##", "1.5"),
            (2.0, "0.##", "2"),
            (12300.0, "0.00E+00", "1.23E+04"),
            (1_500_000.0, "0.0,,\" M\"", "1.5 M"),
            (5.0, "[$€-407] 0", "€ 5"),
            (0.5, "# ?/?", "0.5"),
            (5.0, "_-* #,##0 _-", "5"),
            (0.999, "0.0", "1.0"),
            // Excel offers up to thirty figures behind the point; those of a number end after fifteen.
            (0.5, "0.00000000000000000000", "0.500000000000000"),
            (50.0, "0.00000000000000000000E+00", "5.000000000000000E+01"),
        ] {
            assert_eq!(read(value, code), looks, "{value} as {code}");
        }
    }

    #[test]
    fn dates_are_written_so_that_they_mean_one_thing() {
        assert_eq!(read(45448.0, "dd/mm/yyyy"), "2024-06-05");
        assert_eq!(read(45448.75, "m/d/yy h:mm"), "2024-06-05 18:00");
        assert_eq!(read(0.5, "h:mm:ss"), "12:00:00");
        assert_eq!(read(1.5, "[h]:mm"), "36:00");
        assert_eq!(read(45448.0, "mmmm yyyy"), "2024-06");
        assert_eq!(read(45448.0, "yyyy"), "2024");
        assert_eq!(read(1.0, "yyyy-mm-dd"), "1900-01-01");
        assert_eq!(read(61.0, "yyyy-mm-dd"), "1900-03-01");
        assert_eq!(shown(0.0, &Format::read("yyyy-mm-dd"), true), "1904-01-01");
        assert_eq!(read(-1.0, "yyyy-mm-dd"), "-1");
        assert_eq!(read(1e300, "yyyy-mm-dd"), "1e300");
    }
}
