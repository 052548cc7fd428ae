//! One row of each table, in two forms: every column set, and every column empty that may be.

use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::json;
use store::{Store, entities::*};
use uuid::Uuid;

pub struct Rows {
    pub account: account::Model,
    pub session: session::Model,
    pub subject: subject::Model,
    pub material: material::Model,
    pub page: page::Model,
    pub chunk: chunk::Model,
    pub figure: figure::Model,
    pub conversation: conversation::Model,
    pub exchange: exchange::Model,
    pub answer_event: answer_event::Model,
    pub job: job::Model,
    pub index_state: index_state::Model,
    pub provider: provider::Model,
    pub provider_choice: provider_choice::Model,
    pub model_use: model_use::Model,
    pub model_price: model_price::Model,
    pub output: output::Model,
    pub output_item: output_item::Model,
    pub attempt: attempt::Model,
}

/// As fine as the coarser of the two databases keeps it.
fn moment() -> DateTime<Utc> {
    DateTime::from_timestamp_micros(1_795_000_000_123_456).expect("a moment")
}

impl Rows {
    /// Rows that belong together, with fresh ids.
    pub fn new(full: bool) -> Self {
        let account = account::Model {
            id: Uuid::new_v4(),
            name: "name ä".to_owned(),
            name_key: Uuid::new_v4().to_string(),
            password_hash: "password_hash ä".to_owned(),
            role: "role ä".to_owned(),
            theme: "theme ä".to_owned(),
            language: full.then(|| "language ä".to_owned()),
            level: full.then(|| "level ä".to_owned()),
            learning_style: full.then(|| "learning_style ä".to_owned()),
            created_at: moment(),
            seen_at: full.then(moment),
        };
        let session = session::Model {
            id: Uuid::new_v4().to_string(),
            public_id: Uuid::new_v4(),
            account_id: full.then_some(account.id),
            data: json!(["a", {"b": 1.5}]),
            address: full.then(|| "address ä".to_owned()),
            agent: full.then(|| "agent ä".to_owned()),
            created_at: moment(),
            seen_at: moment(),
            expires_at: moment(),
        };
        let subject = subject::Model {
            id: Uuid::new_v4(),
            account_id: account.id,
            title: "title ä".to_owned(),
            position: i32::MAX,
            archived: full,
            created_at: moment(),
            updated_at: moment(),
        };
        let material = material::Model {
            id: Uuid::new_v4(),
            account_id: account.id,
            subject_id: full.then_some(subject.id),
            title: "title ä".to_owned(),
            kind: "kind ä".to_owned(),
            state: "state ä".to_owned(),
            file_key: full.then(|| "file_key ä".to_owned()),
            file_name: full.then(|| "file_name ä".to_owned()),
            media_type: "media_type ä".to_owned(),
            bytes: i64::MAX,
            sha256: full.then(|| "sha256 ä".to_owned()),
            note: full.then(|| "note ä".to_owned()),
            language: full.then(|| "language ä".to_owned()),
            tags: json!(["a", {"b": 1.5}]),
            pages: i32::MAX,
            pages_done: i32::MAX,
            pages_failed: i32::MAX,
            pages_need_ocr: i32::MAX,
            outline: json!(["a", {"b": 1.5}]),
            say: full.then(|| "say ä".to_owned()),
            hint: full.then(|| "hint ä".to_owned()),
            job_id: full.then(Uuid::new_v4),
            place: full.then_some(i32::MAX),
            created_at: moment(),
            updated_at: moment(),
            opened_at: full.then(moment),
            trashed_at: full.then(moment),
            author: full.then(|| "author ä".to_owned()),
            date: full.then(|| "date ä".to_owned()),
            site: full.then(|| "site ä".to_owned()),
            address: full.then(|| "address ä".to_owned()),
            transcript_key: full.then(|| "transcript_key ä".to_owned()),
            cover_id: full.then(Uuid::new_v4),
        };
        let page = page::Model {
            material_id: material.id,
            number: 1,
            label: full.then(|| "label ä".to_owned()),
            width: 612.28,
            height: 612.28,
            text: "text ä".to_owned(),
            blocks: json!(["a", {"b": 1.5}]),
            words: json!(["a", {"b": 1.5}]),
            headings: json!(["a", {"b": 1.5}]),
            needs_ocr: full,
            state: "state ä".to_owned(),
            say: full.then(|| "say ä".to_owned()),
            read_at: moment(),
            markdown: full.then(|| "markdown ä".to_owned()),
            notes: full.then(|| "notes ä".to_owned()),
            ocr: full.then(|| "ocr ä".to_owned()),
            confidence: full.then_some(0.75),
        };
        let chunk = chunk::Model {
            id: Uuid::new_v4(),
            account_id: account.id,
            material_id: material.id,
            page: i32::MAX,
            ordinal: i32::MAX,
            text: "text ä".to_owned(),
            start: i32::MAX,
            end_: i32::MAX,
            headings: json!(["a", {"b": 1.5}]),
            tokens: i32::MAX,
            indexed: full,
            figure_id: full.then(Uuid::new_v4),
            second: full.then_some(61),
        };
        let figure = figure::Model {
            id: Uuid::new_v4(),
            account_id: account.id,
            material_id: material.id,
            page: i32::MAX,
            number: i32::MAX,
            picture: full.then_some(i32::MAX),
            x0: 1.5,
            y0: 2.5,
            x1: 612.28,
            y1: 3.5,
            caption: full.then(|| "caption ä".to_owned()),
            alt: full.then(|| "alt ä".to_owned()),
            words: full.then(|| "words ä".to_owned()),
            description: full.then(|| "description ä".to_owned()),
            file_key: full.then(|| "file_key ä".to_owned()),
            width: i32::MAX,
            height: i32::MAX,
        };
        let conversation = conversation::Model {
            id: Uuid::new_v4(),
            account_id: account.id,
            title: "title ä".to_owned(),
            named: full,
            scope: json!(["a", {"b": 1.5}]),
            coach: full,
            created_at: moment(),
            updated_at: moment(),
            deleted_at: full.then(moment),
        };
        let exchange = exchange::Model {
            id: Uuid::new_v4(),
            conversation_id: conversation.id,
            account_id: account.id,
            parent_id: full.then(Uuid::new_v4),
            position: i32::MAX,
            chosen: full,
            question: "question ä".to_owned(),
            scope: json!(["a", {"b": 1.5}]),
            answerer: "answerer ä".to_owned(),
            state: "state ä".to_owned(),
            found: full,
            markdown: "markdown ä".to_owned(),
            html: "html ä".to_owned(),
            citations: json!(["a", {"b": 1.5}]),
            sentences: json!(["a", {"b": 1.5}]),
            refusal: full.then(|| json!(["a", {"b": 1.5}])),
            still_reading: 0,
            basis: json!(["a", {"b": 1.5}]),
            job_id: full.then(Uuid::new_v4),
            asked_at: moment(),
            ended_at: full.then(moment),
        };
        let answer_event =
            answer_event::Model { exchange_id: exchange.id, sequence: 1, event: json!(["a", {"b": 1.5}]) };
        let job = job::Model {
            id: Uuid::new_v4(),
            name: "name ä".to_owned(),
            account_id: full.then_some(account.id),
            material_id: full.then(Uuid::new_v4),
            title: "title ä".to_owned(),
            payload: json!(["a", {"b": 1.5}]),
            priority: i32::MAX,
            deduplication: full.then(|| "deduplication ä".to_owned()),
            state: "state ä".to_owned(),
            step: "step ä".to_owned(),
            done: i32::MAX,
            total: i32::MAX,
            per_second: full.then_some(612.28),
            say: full.then(|| "say ä".to_owned()),
            hint: full.then(|| "hint ä".to_owned()),
            log: "log ä".to_owned(),
            attempts: i32::MAX,
            crashes: i32::MAX,
            run_at: moment(),
            claim: full.then(Uuid::new_v4),
            claimed_by: full.then(|| "claimed_by ä".to_owned()),
            heartbeat_at: full.then(moment),
            cancel: full,
            created_at: moment(),
            started_at: full.then(moment),
            ended_at: full.then(moment),
        };
        let index_state = index_state::Model {
            account_id: account.id,
            model: "model ä".to_owned(),
            dimensions: i32::MAX,
            built_at: full.then(moment),
        };
        let provider = provider::Model {
            id: Uuid::new_v4(),
            account_id: account.id,
            name: "name ä".to_owned(),
            kind: "kind ä".to_owned(),
            address: "address ä".to_owned(),
            model: "model ä".to_owned(),
            sealed_key: full.then(|| "sealed_key ä".to_owned()),
            sealed_by: full.then(|| "sealed_by ä".to_owned()),
            patience: i32::MAX,
            tested: full.then(|| json!(["a", {"b": 1.5}])),
            tested_at: full.then(moment),
            created_at: moment(),
            updated_at: moment(),
        };
        let provider_choice = provider_choice::Model {
            account_id: account.id,
            work: "work ä".to_owned(),
            provider_id: full.then_some(provider.id),
            offered: full.then(|| "offered ä".to_owned()),
        };
        let model_use = model_use::Model {
            account_id: account.id,
            day: "day ä".to_owned(),
            own: full,
            provider: "provider ä".to_owned(),
            model: "model ä".to_owned(),
            work: "work ä".to_owned(),
            requests: i64::MAX,
            asked: i64::MAX,
            answered: i64::MAX,
            estimated: i64::MAX,
            cost: i64::MAX,
        };
        let model_price = model_price::Model { model: Uuid::new_v4().to_string(), asked: i64::MAX, answered: i64::MAX };
        let output = output::Model {
            id: Uuid::new_v4(),
            account_id: account.id,
            kind: "kind ä".to_owned(),
            title: "title ä".to_owned(),
            state: "state ä".to_owned(),
            scope: json!(["a", {"b": 1.5}]),
            made_of: "made_of ä".to_owned(),
            settings: json!(["a", {"b": 1.5}]),
            items: i32::MAX,
            dropped: i32::MAX,
            say: full.then(|| "say ä".to_owned()),
            hint: full.then(|| "hint ä".to_owned()),
            job_id: full.then(Uuid::new_v4),
            created_at: moment(),
            updated_at: moment(),
            deleted_at: full.then(moment),
        };
        let output_item = output_item::Model {
            id: Uuid::new_v4(),
            output_id: output.id,
            position: i32::MAX,
            kept: full,
            edited: full,
            body: json!(["a", {"b": 1.5}]),
        };
        let attempt = attempt::Model {
            id: Uuid::new_v4(),
            output_id: output.id,
            questions: json!(["a", {"b": 1.5}]),
            answers: json!(["a", {"b": 1.5}]),
            begun_at: moment(),
            ended_at: full.then(moment),
        };
        Self {
            account,
            session,
            subject,
            material,
            page,
            chunk,
            figure,
            conversation,
            exchange,
            answer_event,
            job,
            index_state,
            provider,
            provider_choice,
            model_use,
            model_price,
            output,
            output_item,
            attempt,
        }
    }

    /// Writes them all.
    pub async fn write(&self, store: &Store) {
        macro_rules! insert {
            ($($table:ident),+) => {$(
                let row = self.$table.clone().into_active_model();
                $table::Entity::insert(row).exec_without_returning(store.writes()).await.expect("written");
            )+};
        }
        insert!(
            account,
            session,
            subject,
            material,
            page,
            chunk,
            figure,
            conversation,
            exchange,
            answer_event,
            job,
            index_state,
            provider,
            provider_choice,
            model_use,
            model_price,
            output,
            output_item,
            attempt
        );
    }
}
