//! Words that tell whether a phrase can be a term, English and German; the few that another language shares do no harm.

use std::collections::HashSet;
use std::sync::LazyLock;

type Words = LazyLock<HashSet<&'static str>>;

/// Articles, English and German.
pub(super) static ARTICLES: Words =
    LazyLock::new(|| "a an the der die das ein eine einen einem einer dem".split_whitespace().collect());

/// Verbs and the like behind which no noun phrase goes on.
pub(super) static STOPS: Words = LazyLock::new(|| {
    "promotes increases decreases reduces regulates stimulates inhibits affects creates maintains prevents shows \
     gives keeps triggers converts binds moves refers refer means mean denotes describes describe involves \
     involve occurs occur happens consists consist includes include represents represent states suggests holds \
     proposes allows allow helps help causes cause makes make provides provide produces takes take uses called \
     known termed defined named results contains contain requires becomes enables measures comprises remains \
     plays appears serves works bezeichnet heißt bedeutet beschreibt umfasst besteht genannt nennt"
        .split_whitespace()
        .collect()
});

/// Words that name the text, people or nothing in particular.
pub(super) static EMPTY: Words = LazyLock::new(|| {
    "default software reference query hint source input output task tip advantages disadvantages pros cons \
     solution articles options option article aside typically chances example examples figure table chapter \
     section page slide result results reason reasons purpose goal aim idea point thing things way ways people \
     person someone students student author authors researchers researcher scientists psychologists others \
     everyone nothing something anything everything case cases fact question questions answer problem problems \
     following first second third last next former latter part parts number type types kind kinds form forms \
     group set lot amount difference importance role step steps time times day today years year work study \
     studies paper experiment experiments method approach new different important several certain various similar \
     use value values name term terms word words definition image picture video link note key main major common \
     best better good effect end beginning level beispiel abbildung tabelle kapitel ziel grund frage teil \
     menschen jahr zeit"
        .split_whitespace()
        .collect()
});

/// A phrase does not begin with them.
pub(super) static STARTS: Words = LazyLock::new(|| {
    "use make be keep try apply avoid ask get take see find think let do check note next last first second third \
     another other several many most few more less such similar different certain various given following same \
     main major key new old good best two three four five six seven dr mr mrs chapter figure"
        .split_whitespace()
        .collect()
});

/// Nouns that end the names of ideas.
pub(super) static IDEAS: Words = LazyLock::new(|| {
    "hypothesis theory effect model law principle syndrome paradigm theorem rule equation paradox fallacy bias \
     disorder disease curve cycle reaction algorithm criterion"
        .split_whitespace()
        .collect()
});

/// Adverbs, participles and the like, which are no term by themselves.
pub(super) static NO_NOUNS: Words = LazyLock::new(|| {
    "nevertheless nonetheless overall far still furthermore moreover instead meanwhile hence thus yet again \
     indeed perhaps today now later then otherwise therefore besides likewise elsewhere however right left \
     follows available lost found seen known given shown low high contrast always never sometimes often soon next \
     finally once twice here there yes no above below zero red blue green version okay well simply maybe rather \
     consequently"
        .split_whitespace()
        .collect()
});

/// Verbs by which a sentence explains its subject.
pub(super) static EXPLAINS: Words = LazyLock::new(|| {
    "occurs occur happens happen involves involve consists consist comprises includes include results allows \
     allow enables causes helps requires measures begins uses stores develops contains"
        .split_whitespace()
        .collect()
});

/// Words that begin a clause to which another follows behind a comma.
pub(super) static OPENS: Words = LazyLock::new(|| {
    "if when because although though while after before to in for with as since during thus however hence \
     therefore once unless until by on at from under through without finally moreover similarly instead \
     consequently meanwhile also then often due among given additionally usually generally according unlike like \
     despite whenever where furthermore"
        .split_whitespace()
        .collect()
});

/// Adjectives that no ending tells.
pub(super) static ADJECTIVES: Words = LazyLock::new(|| {
    "full aware capable sure true part clear certain worth short made found seen likely low high good easy hard \
     best evident wrong right necessary afraid ready free proud"
        .split_whitespace()
        .collect()
});
