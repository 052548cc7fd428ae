//! The schema that the migrations make is the schema that the entities mean, on both databases.

use sea_orm::{
    ActiveModelBehavior, ConnectionTrait, DatabaseBackend, EntityName, EntityTrait, FromQueryResult, IntoActiveModel,
    JsonValue, PrimaryKeyTrait, Schema, Statement, sea_query::Alias,
};
use store::{Store, entities::*, testing};

mod rows;

/// A column as the database tells it.
#[derive(Debug, PartialEq, FromQueryResult)]
struct Column {
    name: String,
    kind: String,
    nullable: i32,
    key: i32,
}

async fn columns(store: &Store, table: &str) -> Vec<Column> {
    let statement = if store.is_postgres() {
        let sql = "SELECT column_name::text AS name, udt_name::text AS kind, \
             CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END AS nullable, \
             (SELECT COUNT(*)::int FROM information_schema.key_column_usage k JOIN information_schema.table_constraints t \
              USING (constraint_name, table_name) WHERE t.constraint_type = 'PRIMARY KEY' \
              AND k.table_name = c.table_name AND k.column_name = c.column_name) AS key \
             FROM information_schema.columns c WHERE table_name = $1 ORDER BY column_name";
        Statement::from_sql_and_values(DatabaseBackend::Postgres, sql, [table.into()])
    } else {
        let sql = "SELECT name, lower(type) AS kind, 1 - \"notnull\" AS nullable, min(pk, 1) AS key \
             FROM pragma_table_info(?) ORDER BY name";
        Statement::from_sql_and_values(DatabaseBackend::Sqlite, sql, [table.into()])
    };
    Column::find_by_statement(statement).all(store.reads()).await.expect("columns are listed")
}

/// Makes the table as the entity means it, beside the one that the migrations made, and compares.
async fn same_columns<E: EntityTrait>(store: &Store, database: &str, entity: E) {
    let table = entity.table_name().to_owned();
    let meant = format!("meant_{table}");
    let backend = store.writes().get_database_backend();
    let mut create = Schema::new(backend).create_table_from_entity(entity);
    create.table(Alias::new(&meant));
    store.writes().execute(&create).await.expect("the entity makes a table");
    let made = columns(store, &table).await;
    assert!(!made.is_empty(), "{database}: {table} is missing");
    assert_eq!(made, columns(store, &meant).await, "{database}: {table}");
}

macro_rules! each_table {
    ($check:ident!($($arguments:tt)*)) => {
        $check!($($arguments)* account, session, subject, material, page, chunk, figure, conversation, exchange,
            answer_event, job, index_state, provider, provider_choice, model_use, model_price,
            card_import, card, review, review_settings, output, output_item, attempt, highlight)
    };
}

#[tokio::test]
async fn every_table_has_the_columns_that_its_entity_names() {
    macro_rules! compare {
        ($store:expr, $database:expr; $($table:ident),+) => {
            $(same_columns($store, $database, $table::Entity).await;)+
        };
    }
    for (database, store) in testing::databases().await {
        each_table!(compare!(&store, database;));
    }
}

#[tokio::test]
async fn no_table_is_without_an_entity() {
    macro_rules! names {
        ($($table:ident),+) => { [$($table::Entity.table_name()),+] };
    }
    let mut meant: Vec<String> = each_table!(names!()).into_iter().map(str::to_owned).collect();
    meant.push("seaql_migrations".to_owned());
    meant.sort();
    for (database, store) in testing::databases().await {
        let sql = if store.is_postgres() {
            "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'"
        } else {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        };
        let backend = store.reads().get_database_backend();
        let rows = store.reads().query_all_raw(Statement::from_string(backend, sql)).await.expect("tables are listed");
        let mut made: Vec<String> = rows.iter().map(|row| row.try_get("", "name").expect("a name")).collect();
        made.sort();
        assert_eq!(made, meant, "{database}");
    }
}

/// Writes a row, reads it back.
async fn comes_back<E>(store: &Store, database: &str, row: E::Model, key: <E::PrimaryKey as PrimaryKeyTrait>::ValueType)
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + PartialEq + Send + Sync,
    E::ActiveModel: ActiveModelBehavior + Send,
{
    let written = row.clone().into_active_model();
    E::insert(written)
        .exec_without_returning(store.writes())
        .await
        .unwrap_or_else(|error| panic!("{database}: {error}"));
    let read = E::find_by_id(key).one(store.reads()).await.unwrap_or_else(|error| panic!("{database}: {error}"));
    assert_eq!(read, Some(row), "{database}");
}

#[tokio::test]
async fn every_column_of_every_table_comes_back_as_it_was_written() {
    for (database, store) in testing::databases().await {
        for full in [true, false] {
            let rows = rows::Rows::new(full);
            comes_back::<account::Entity>(&store, database, rows.account.clone(), rows.account.id).await;
            comes_back::<session::Entity>(&store, database, rows.session.clone(), rows.session.id.clone()).await;
            comes_back::<subject::Entity>(&store, database, rows.subject.clone(), rows.subject.id).await;
            comes_back::<material::Entity>(&store, database, rows.material.clone(), rows.material.id).await;
            let key = (rows.page.material_id, rows.page.number);
            comes_back::<page::Entity>(&store, database, rows.page, key).await;
            comes_back::<chunk::Entity>(&store, database, rows.chunk.clone(), rows.chunk.id).await;
            comes_back::<figure::Entity>(&store, database, rows.figure.clone(), rows.figure.id).await;
            comes_back::<conversation::Entity>(&store, database, rows.conversation.clone(), rows.conversation.id).await;
            comes_back::<exchange::Entity>(&store, database, rows.exchange.clone(), rows.exchange.id).await;
            let key = (rows.answer_event.exchange_id, rows.answer_event.sequence);
            comes_back::<answer_event::Entity>(&store, database, rows.answer_event, key).await;
            comes_back::<job::Entity>(&store, database, rows.job.clone(), rows.job.id).await;
            comes_back::<index_state::Entity>(&store, database, rows.index_state.clone(), rows.account.id).await;
            comes_back::<provider::Entity>(&store, database, rows.provider.clone(), rows.provider.id).await;
            let key = (rows.account.id, rows.provider_choice.work.clone());
            comes_back::<provider_choice::Entity>(&store, database, rows.provider_choice, key).await;
            let used = rows.model_use;
            let key = (
                used.account_id,
                used.day.clone(),
                used.own,
                used.provider.clone(),
                used.model.clone(),
                used.work.clone(),
            );
            comes_back::<model_use::Entity>(&store, database, used, key).await;
            let key = rows.model_price.model.clone();
            comes_back::<model_price::Entity>(&store, database, rows.model_price, key).await;
            comes_back::<card_import::Entity>(&store, database, rows.card_import.clone(), rows.card_import.id).await;
            comes_back::<card::Entity>(&store, database, rows.card.clone(), rows.card.id).await;
            comes_back::<review::Entity>(&store, database, rows.review.clone(), rows.review.id).await;
            comes_back::<review_settings::Entity>(&store, database, rows.review_settings, rows.account.id).await;
            comes_back::<output::Entity>(&store, database, rows.output.clone(), rows.output.id).await;
            comes_back::<output_item::Entity>(&store, database, rows.output_item.clone(), rows.output_item.id).await;
            comes_back::<attempt::Entity>(&store, database, rows.attempt.clone(), rows.attempt.id).await;
            comes_back::<highlight::Entity>(&store, database, rows.highlight.clone(), rows.highlight.id).await;
        }
    }
}

#[tokio::test]
async fn json_comes_back_with_every_kind_of_value() {
    let value: JsonValue = serde_json::json!({"a": [1, -2.5, "ä \"quoted\" \u{1F600}", null, true], "b": {"": []}});
    for (database, store) in testing::databases().await {
        let mut rows = rows::Rows::new(false);
        rows.conversation.scope = value.clone();
        comes_back::<account::Entity>(&store, database, rows.account.clone(), rows.account.id).await;
        comes_back::<conversation::Entity>(&store, database, rows.conversation.clone(), rows.conversation.id).await;
    }
}

#[tokio::test]
async fn an_account_takes_everything_of_its_own_with_it() {
    use sea_orm::PaginatorTrait;
    macro_rules! count {
        ($store:expr; $($table:ident),+) => {
            [$((stringify!($table), $table::Entity::find().count($store.reads()).await.expect("counted"))),+]
        };
    }
    for (database, store) in testing::databases().await {
        let rows = rows::Rows::new(true);
        rows.write(&store).await;
        for (table, count) in each_table!(count!(store;)) {
            assert_eq!(count, 1, "{database}: {table}");
        }
        account::Entity::delete_by_id(rows.account.id).exec(store.writes()).await.expect("deleted");
        for (table, count) in each_table!(count!(store;)) {
            // What a model costs is nobody's own.
            assert_eq!(count, u64::from(table == "model_price"), "{database}: {table}");
        }
    }
}

#[tokio::test]
async fn a_subject_that_goes_leaves_its_materials() {
    for (database, store) in testing::databases().await {
        let rows = rows::Rows::new(true);
        rows.write(&store).await;
        subject::Entity::delete_by_id(rows.subject.id).exec(store.writes()).await.expect("deleted");
        let material = material::Entity::find_by_id(rows.material.id).one(store.reads()).await.expect("read");
        assert_eq!(material.expect("it stays").subject_id, None, "{database}");
    }
}
