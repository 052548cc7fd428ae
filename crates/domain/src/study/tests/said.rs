//! The fixed words of files are in the language of what they are made from, else in their person's; and pictures in
//! files say what they show.

use super::*;
use ::store::entities::material;
use contract::{OutputFormat, QuizPart};
use sea_orm::{ActiveModelTrait, Set};
use writing::outline::{Block, CheatSheet, Content, Guide, Item, Picture, Section};

const ZELLE: &str = "# Die Zelle\n\n## Aufbau\n\nDas **Mitochondrium** ist ein Organell, in dem die Zelle den größten Teil \
    ihrer Energie gewinnt. Das **Ribosom** ist ein Teilchen, an dem die Zelle ihre Eiweiße aus Aminosäuren herstellt. \
    Der **Zellkern** ist der Raum, in dem das Erbgut der Zelle von einer Hülle umgeben liegt. Die **Zellmembran** ist \
    eine dünne Schicht, die das Innere der Zelle von ihrer Umgebung trennt.\n\n## Vorgänge\n\nDie **Osmose** ist die \
    Bewegung von Wasser durch eine Membran, die nur für das Wasser durchlässig ist. Die **Diffusion** ist die \
    Ausbreitung von Teilchen vom Ort hoher zum Ort niedriger Konzentration. Die **Mitose** ist die Teilung des \
    Zellkerns in zwei gleiche Kerne.";

/// What a word processor would show, as we read it.
fn read(docx: &[u8]) -> reading::Document {
    reading::office::docx(docx).expect("our own files are read")
}

fn words(docx: &[u8]) -> String {
    read(docx).sections.into_iter().map(|section| section.markdown).collect()
}

impl Desk {
    async fn saved(&self, output: OutputId, format: OutputFormat, part: QuizPart) -> crate::study::Saved {
        self.services.study.save_part(&self.ada, output, format, part).await.expect("it is saved")
    }

    async fn gift(&self, output: OutputId) -> String {
        String::from_utf8(self.saved(output, OutputFormat::Gift, QuizPart::Both).await.bytes).expect("a text")
    }

    async fn make_from(&self, materials: Vec<MaterialId>) -> OutputId {
        let scope = Scope { materials, ..Scope::default() };
        let making = Making { kind: OutputKind::Quiz, scope, ..Making::default() };
        let id = self.services.study.make(&self.ada, making).await.expect("it is asked for");
        self.work().await;
        id
    }
}

#[tokio::test]
async fn a_quiz_from_german_pages_has_german_words_around_its_questions_in_every_file() {
    for desk in desks().await {
        let zelle = desk.services.library.write_note(&desk.ada, None, "Zellen", ZELLE).await.expect("a note");
        desk.work().await;
        let quiz = desk.make_from(vec![zelle]).await;
        let both = words(&desk.saved(quiz, OutputFormat::Docx, QuizPart::Both).await.bytes);
        for said in ["Lösungen: Zellen", "Datum:", "S. 1"] {
            assert!(both.contains(said), "{}: {said} in {both}", desk.bench.name);
        }
        let gift = desk.gift(quiz).await;
        assert!(gift.contains("S. 1") && !gift.contains("p. 1"), "{gift}");
        let key = desk.saved(quiz, OutputFormat::Pdf, QuizPart::Key).await;
        assert_eq!(key.name, "Zellen, Lösungen.pdf");
        let english = desk.make_from(vec![desk.memory]).await;
        let both = words(&desk.saved(english, OutputFormat::Docx, QuizPart::Both).await.bytes);
        assert!(both.contains("Answer key: Memory") && both.contains("p. 1"), "{both}");
    }
}

#[tokio::test]
async fn where_the_pages_tell_no_language_files_and_titles_are_in_their_persons() {
    for desk in desks().await {
        let more = desk.services.library.write_note(&desk.ada, None, "More", MEMORY).await.expect("a note");
        desk.work().await;
        for id in [desk.memory, more] {
            let unknown = material::ActiveModel { id: Set(id.0), language: Set(None), ..Default::default() };
            unknown.update(desk.bench.tools.store.writes()).await.expect("its language is not known");
        }
        let several = desk.make_from(vec![desk.memory, more]).await;
        let all = desk.make_from(Vec::new()).await;
        let own = desk.make_from(vec![desk.memory]).await;
        assert!(desk.gift(own).await.contains("p. 1"), "{}", desk.bench.name);
        desk.services.accounts.set_language(&desk.ada, Some("de".into())).await.expect("chosen");
        assert!(desk.gift(own).await.contains("S. 1"));
        let name = async |id| desk.saved(id, OutputFormat::Gift, QuizPart::Both).await.name;
        assert!(name(several).await.ends_with(" und 1 weitere.txt"), "{}", name(several).await);
        assert_eq!(name(all).await, "Alles in der Bibliothek.txt");
        desk.services.study.rename(&desk.ada, all, "Everything and 1 more").await.expect("renamed");
        assert_eq!(name(all).await, "Everything and 1 more.txt", "a person's own title stays");
    }
}

#[test]
fn a_figure_in_a_docx_says_what_it_shows_by_its_description_or_its_caption() {
    let picture =
        |name: &str, alt: &str, wide| Picture { alt: alt.into(), ..writing::samples::picture(name, wide, 60) };
    let (told, bare) = (picture("a", "A cell &\n its <core>", 80), picture("b", " ", 90));
    let caption = "Figure 2: the *pump* moves \"ions\"";
    let block =
        |picture: &Picture| Block::Figure { picture: picture.clone(), caption: caption.into(), source: String::new() };
    let guide = Guide { title: "Cells".into(), language: "en".into(), blocks: vec![block(&told), block(&bare)] };
    let item = |picture: &Picture| Item {
        content: Content::Figure { picture: picture.clone(), caption: caption.into() },
        weight: 1.0,
        source: String::new(),
    };
    let sheet = CheatSheet {
        title: "Cells".into(),
        language: "en".into(),
        sides: 1,
        sections: vec![Section { heading: String::new(), items: vec![item(&told), item(&bare)] }],
    };
    let files = [writing::guide::docx(&guide), writing::cheat_sheet::docx(&sheet)];
    for file in files.map(|file| file.expect("a file")) {
        let alts: Vec<_> = read(&file).pictures.into_iter().map(|picture| picture.alt.unwrap_or_default()).collect();
        assert_eq!(alts, ["A cell & its <core>", "Figure 2: the pump moves \"ions\""]);
    }
}
