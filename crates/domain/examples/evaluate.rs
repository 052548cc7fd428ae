//! Scratch: evaluation with vectors cached on disk.
use async_trait::async_trait;
use domain::retrieval::evaluation::{Collection, evaluate};
use models::embed::{Embedder, LocalEmbedder};
use std::{collections::HashMap, io::{Read, Write}, path::PathBuf, sync::Mutex};
struct Cached { inner: LocalEmbedder, file: PathBuf, known: Mutex<HashMap<String, Vec<f32>>> }
#[async_trait]
impl Embedder for Cached {
    fn name(&self) -> &str { self.inner.name() }
    fn dimensions(&self) -> usize { self.inner.dimensions() }
    fn max_tokens(&self) -> usize { self.inner.max_tokens() }
    fn count(&self, text: &str) -> usize { self.inner.count(text) }
    async fn embed(&self, texts: Vec<String>) -> anyhow::Result<Vec<Vec<f32>>> {
        let missing: Vec<String> = { let k = self.known.lock().unwrap(); texts.iter().filter(|t| !k.contains_key(*t)).cloned().collect() };
        if !missing.is_empty() {
            let vectors = self.inner.embed(missing.clone()).await?;
            let mut file = std::fs::OpenOptions::new().create(true).append(true).open(&self.file)?;
            let mut k = self.known.lock().unwrap();
            for (t, v) in missing.into_iter().zip(vectors) {
                file.write_all(&(t.len() as u32).to_le_bytes())?; file.write_all(t.as_bytes())?;
                for x in &v { file.write_all(&x.to_le_bytes())?; }
                k.insert(t, v);
            }
        }
        let k = self.known.lock().unwrap();
        Ok(texts.iter().map(|t| k[t].clone()).collect())
    }
}
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1).peekable();
    if args.peek().is_some_and(|a| a == "speed") {
        for n in args.skip(1) { let folder = tempfile::tempdir()?; println!("{:?}", index::speed::measure(folder.path(), n.parse()?).await?); }
        return Ok(());
    }
    let home = PathBuf::from(std::env::var("HOME")?).join(".cache/lectern");
    let int8 = std::env::var("INT8").is_ok();
    let inner = LocalEmbedder::at(&home.join("models/all-MiniLM-L6-v2"), &home.join("native/libonnxruntime.so"), 2, int8)?;
    let file = PathBuf::from(std::env::var("VECTORS")?);
    let mut known = HashMap::new();
    if let Ok(mut f) = std::fs::File::open(&file) {
        let mut all = Vec::new(); f.read_to_end(&mut all)?; let mut at = 0;
        while at + 4 <= all.len() { let n = u32::from_le_bytes(all[at..at+4].try_into()?) as usize; at += 4;
            if at + n + 1536 > all.len() { break; }
            let t = String::from_utf8(all[at..at+n].to_vec())?; at += n;
            let v = (0..384).map(|i| f32::from_le_bytes(all[at+4*i..at+4*i+4].try_into().unwrap())).collect(); at += 1536; known.insert(t, v); }
    }
    let embedder = Cached { inner, file, known: Mutex::new(known) };
    for dir in args {
        let collection = Collection::read(dir.as_ref(), None)?;
        let folder = tempfile::tempdir()?;
        println!("{}", serde_json::to_string(&evaluate(&collection, &embedder, folder.path(), |_| ()).await?)?);
    }
    Ok(())
}
