//! What a question looks at, as the composer changes it and as an address names it.

use contract::{MaterialId, Scope, SubjectId};
use leptos_router::params::ParamsMap;

/// The scope that an address names: `?subject=…&material=…&page=…`, subjects and materials as often as wanted.
pub fn read(query: &ParamsMap) -> Scope {
    let all = |name: &str| query.get_all(name).unwrap_or_default();
    let mut scope = Scope {
        subjects: all("subject").iter().filter_map(|id| id.parse().ok()).collect(),
        materials: all("material").iter().filter_map(|id| id.parse().ok()).collect(),
        page: query.get("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0),
        web: false,
    };
    tidy(&mut scope);
    scope
}

/// Takes a subject in, or leaves it out.
pub fn set_subject(scope: &mut Scope, id: SubjectId, on: bool) {
    set(&mut scope.subjects, id, on);
    tidy(scope);
}

/// Takes a material in, or leaves it out.
pub fn set_material(scope: &mut Scope, id: MaterialId, on: bool) {
    set(&mut scope.materials, id, on);
    tidy(scope);
}

fn set<T: PartialEq>(list: &mut Vec<T>, id: T, on: bool) {
    list.retain(|other| *other != id);
    if on {
        list.push(id);
    }
}

/// A page belongs to one material only.
fn tidy(scope: &mut Scope) {
    if scope.materials.len() != 1 || !scope.subjects.is_empty() {
        scope.page = None;
    }
}

/// The scope as the fields of a form.
pub fn fields(scope: &Scope) -> Vec<(String, String)> {
    let subjects = scope.subjects.iter().enumerate().map(|(at, id)| (format!("scope[subjects][{at}]"), id.to_string()));
    let materials =
        scope.materials.iter().enumerate().map(|(at, id)| (format!("scope[materials][{at}]"), id.to_string()));
    let page = scope.page.map(|page| ("scope[page]".to_owned(), page.to_string()));
    subjects.chain(materials).chain(page).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "00000000-0000-7000-8000-000000000001";
    const TWO: &str = "00000000-0000-7000-8000-000000000002";

    fn query(pairs: &[(&'static str, &str)]) -> ParamsMap {
        pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
    }

    #[test]
    fn an_address_names_materials_and_a_page() {
        let scope = read(&query(&[("material", ONE), ("page", "4")]));
        assert_eq!(scope.materials, [ONE.parse().expect("an id")]);
        assert_eq!(scope.page, Some(4));
        let wide = read(&query(&[("material", ONE), ("material", TWO), ("page", "4")]));
        assert_eq!((wide.materials.len(), wide.page), (2, None));
        assert!(read(&query(&[("subject", "x")])).is_everything());
    }

    #[test]
    fn a_second_material_widens_a_page_to_the_materials() {
        let mut scope = read(&query(&[("material", ONE), ("page", "4")]));
        set_material(&mut scope, TWO.parse().expect("an id"), true);
        assert_eq!((scope.materials.len(), scope.page), (2, None));
        set_material(&mut scope, TWO.parse().expect("an id"), true);
        assert_eq!(scope.materials.len(), 2);
        set_subject(&mut scope, ONE.parse().expect("an id"), true);
        set_subject(&mut scope, ONE.parse().expect("an id"), false);
        assert!(scope.subjects.is_empty());
    }

    #[test]
    fn a_form_sends_the_scope_in_fields() {
        let scope = read(&query(&[("material", ONE), ("page", "4")]));
        assert_eq!(
            fields(&scope),
            [("scope[materials][0]".to_owned(), ONE.to_owned()), ("scope[page]".to_owned(), "4".to_owned())]
        );
    }
}
