//! The kinds of column that the tables share, so that a time is the same kind of time everywhere.

use sea_orm_migration::{prelude::*, schema};

/// A moment in UTC.
pub fn moment(name: &'static str) -> ColumnDef {
    schema::timestamp_with_time_zone(name)
}

/// A moment in UTC that may not have come yet.
pub fn moment_null(name: &'static str) -> ColumnDef {
    schema::timestamp_with_time_zone_null(name)
}

/// A reference that takes the row with it when what it points to goes.
pub fn owned(from: (&'static str, &'static str), to: &'static str) -> ForeignKeyCreateStatement {
    reference(from, to, ForeignKeyAction::Cascade)
}

/// A reference that empties when what it points to goes.
pub fn loose(from: (&'static str, &'static str), to: &'static str) -> ForeignKeyCreateStatement {
    reference(from, to, ForeignKeyAction::SetNull)
}

fn reference(
    from: (&'static str, &'static str),
    to: &'static str,
    gone: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    let mut key = ForeignKey::create();
    key.name(format!("fk_{}_{}", from.0, from.1)).from(from.0, from.1).to(to, "id").on_delete(gone);
    key
}

/// An index, named after what it covers.
pub fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("ix_{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// An index that allows each combination once.
pub fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = index(table, columns);
    index.unique();
    index
}
