//! Places one can go to, and how the palette picks among them.

/// A place of the rail and of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Today,
    Library,
    Ask,
    Study,
    Search,
    Settings,
    Jobs,
}

/// The places of the rail, and of the bar on a phone.
pub const PLACES: [Place; 5] = [Place::Today, Place::Library, Place::Ask, Place::Study, Place::Search];

impl Place {
    /// Its address.
    pub fn href(self) -> &'static str {
        match self {
            Self::Today => "/",
            Self::Library => "/library",
            Self::Ask => "/ask",
            Self::Study => "/study",
            Self::Search => "/search",
            Self::Settings => "/settings",
            Self::Jobs => "/jobs",
        }
    }

    /// Its sign.
    pub fn icon(self) -> icondata::Icon {
        match self {
            Self::Today => icondata::LuSun,
            Self::Library => icondata::LuLibrary,
            Self::Ask => icondata::LuMessageCircle,
            Self::Study => icondata::LuGraduationCap,
            Self::Search => icondata::LuSearch,
            Self::Settings => icondata::LuSettings,
            Self::Jobs => icondata::LuListChecks,
        }
    }

    /// The place that an address lies in.
    pub fn of(path: &str) -> Option<Self> {
        match path.trim_start_matches('/').split('/').next().unwrap_or_default() {
            "" => Some(Self::Today),
            "library" | "materials" | "notes" => Some(Self::Library),
            "ask" => Some(Self::Ask),
            "study" | "review" | "cards" => Some(Self::Study),
            "search" => Some(Self::Search),
            "settings" => Some(Self::Settings),
            "jobs" => Some(Self::Jobs),
            _ => None,
        }
    }
}

/// Whether all words of `typed` begin a word of `words`, whatever their case.
pub fn fits(typed: &str, words: &str) -> bool {
    let words = words.to_lowercase();
    typed.to_lowercase().split_whitespace().all(|part| words.split_whitespace().any(|word| word.starts_with(part)))
}

/// The next of `count` entries after `at`, in a ring; `step` is 1 or -1.
pub fn step(at: usize, step: i32, count: usize) -> usize {
    if count == 0 {
        return 0;
    }
    let count_i = count as i64;
    ((at as i64 + i64::from(step)).rem_euclid(count_i)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_finds_by_beginnings_of_words() {
        assert!(fits("lin alg", "Linear algebra II"));
        assert!(fits("", "anything"));
        assert!(!fits("gebra", "Linear algebra"));
    }

    #[test]
    fn arrows_go_round() {
        assert_eq!((step(0, -1, 3), step(2, 1, 3), step(0, 1, 0)), (2, 0, 0));
    }

    #[test]
    fn a_material_is_in_the_library_and_cards_are_in_study() {
        assert_eq!(Place::of("/materials/12"), Some(Place::Library));
        for path in ["/cards/import", "/review/settings", "/study/12"] {
            assert_eq!(Place::of(path), Some(Place::Study), "{path}");
        }
        assert_eq!(Place::of("/nowhere"), None);
    }
}
