#include "corpus/clean/lexicon.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace technews::corpus {
namespace {

// English first, then German, French, Spanish, Italian, Portuguese, Dutch, Swedish and Polish.
constexpr std::string_view function_words[] = {
    "a",      "about",  "after",  "all",     "also",   "an",    "and",   "any",     "are",
    "as",     "at",     "be",     "been",    "but",    "by",    "can",   "could",   "did",
    "do",     "does",   "even",   "for",     "from",   "had",   "has",   "have",    "he",
    "her",    "him",    "his",    "how",     "i",      "if",    "in",    "into",    "is",
    "it",     "its",    "it's",   "just",    "like",   "may",   "more",  "most",    "much",
    "my",     "no",     "not",    "of",      "on",     "one",   "only",  "or",      "other",
    "our",    "out",    "over",   "she",     "so",     "some",  "such",  "than",    "that",
    "the",    "their",  "them",   "then",    "there",  "these", "they",  "this",    "those",
    "to",     "too",    "up",     "us",      "was",    "we",    "were",  "what",    "when",
    "where",  "which",  "while",  "who",     "will",   "with",  "would", "you",     "your",
    "said",   "says",   "own",    "very",    "both",   "each",  "many",  "because", "being",
    "before", "der",    "die",    "das",     "und",    "ist",   "nicht", "ein",     "eine",
    "einen",  "einem",  "den",    "dem",     "des",    "mit",   "von",   "zu",      "auf",
    "im",     "auch",   "sich",   "es",      "sie",    "wie",   "wird",  "werden",  "sind",
    "dass",   "oder",   "bei",    "aus",     "le",     "la",    "les",   "et",      "un",
    "une",    "du",     "que",    "qui",     "pour",   "dans",  "est",   "pas",     "sur",
    "au",     "aux",    "par",    "avec",    "ce",     "cette", "el",    "los",     "las",
    "y",      "en",     "de",     "para",    "con",    "por",   "una",   "del",     "se",
    "al",     "lo",     "su",     "como",    "pero",   "sus",   "il",    "che",     "di",
    "non",    "per",    "sono",   "da",      "nel",    "della", "anche", "e",       "o",
    "os",     "um",     "uma",    "na",      "dos",    "com",   "mais",  "het",     "een",
    "van",    "niet",   "op",     "te",      "zijn",   "voor",  "met",   "aan",     "ook",
    "worden", "hat",    "haben",  "als",     "aber",   "nach",  "noch",  "vor",     "bis",
    "durch",  "sein",   "seine",  "seiner",  "seinen", "ihre",  "ihrer", "ihren",   "wir",
    "ich",    "kann",   "nur",    "mehr",    "schon",  "wenn",  "er",    "diese",   "dieser",
    "dieses", "diesem", "am",     "zum",     "zur",    "vom",   "einer", "eines",   "für",
    "über",   "können", "wurde",  "wurden",  "hatte",  "sehr",  "dann",  "hier",    "weil",
    "mir",    "uns",    "keine",  "kein",    "immer",  "doch",  "elle",  "son",     "sa",
    "ses",    "ne",     "plus",   "sont",    "ou",     "nous",  "leur",  "leurs",   "été",
    "cet",    "ces",    "c'est",  "comme",   "fait",   "même",  "tout",  "tous",    "être",
    "aussi",  "sans",   "entre",  "más",     "ha",     "fue",   "este",  "esta",    "estos",
    "sobre",  "cuando", "muy",    "sin",     "hay",    "ser",   "ya",    "porque",  "donde",
    "desde",  "hasta",  "está",   "también", "não",    "é",     "em",    "mas",     "foi",
    "seu",    "sua",    "ao",     "pelo",    "pela",   "pelos", "muito", "isso",    "são",
    "já",     "também", "quando", "è",       "gli",    "dei",   "delle", "nella",   "alla",
    "ma",     "più",    "si",     "questo",  "questa", "ai",    "dal",   "dalla",   "degli",
    "essere", "stato",  "sia",    "dat",     "maar",   "bij",   "naar",  "dan",     "hij",
    "zij",    "ze",     "wordt",  "heeft",   "zich",   "uit",   "nog",   "werd",    "deze",
    "dit",    "door",   "och",    "att",     "det",    "som",   "är",    "på",      "för",
    "av",     "med",    "inte",   "till",    "har",    "om",    "że",    "się",     "nie",
    "jest",   "jak",    "po",     "za",      "od",     "dla",   "są",
};

// Names of a page's furniture: share bars, accounts, pleas, legal notes, comment forms.
constexpr std::string_view furniture[] = {
    "share",
    "facebook",
    "twitter",
    "linkedin",
    "reddit",
    "pinterest",
    "instagram",
    "youtube",
    "tiktok",
    "whatsapp",
    "flipboard",
    "email",
    "rss",
    "newsletter",
    "newsletters",
    "subscribe",
    "login",
    "sign",
    "signup",
    "register",
    "menu",
    "search",
    "homepage",
    "navigation",
    "cookie",
    "cookies",
    "privacy",
    "policy",
    "terms",
    "copyright",
    "advertise",
    "advertisement",
    "sponsored",
    "careers",
    "contact",
    "faq",
    "sitemap",
    "accessibility",
    "licensing",
    "comments",
    "bookmark",
    "subscription",
    "follow",
    "podcasts",
    "filed",
    "tags",
    "topics",
    "related",
    "popular",
    "comment",
    "reply",
    "replies",
    "unsubscribe",
    "logged",
    "log",
    "click",
    "tap",
    "download",
    "browser",
    "javascript",
    "loading",
    "password",
    "account",
    "inbox",
    "sharing",
    "tweet",
    "retweet",
    "print",
    "reserved",
    "©",
    "rights",
    "advertising",
    "advertisements",
    "moderation",
    "moderated",
    "trending",
    "recommended",
    "bookmarks",
    "consent",
    "gdpr",
    "ads",
    "ad",
    "affiliate",
    "teilen",
    "drucken",
    "kommentar",
    "kommentare",
    "anmelden",
    "abonnieren",
    "abo",
    "datenschutz",
    "impressum",
    "agb",
    "anzeige",
    "werbung",
    "startseite",
    "suche",
    "mediadaten",
    "nutzungsbedingungen",
    "registrieren",
    "einloggen",
    "antworten",
    "passwort",
    "datenschutzerklärung",
    "e-mail-adresse",
    "abonnement",
    "weiterlesen",
    "partager",
    "imprimer",
    "commentaires",
    "commentaire",
    "s'abonner",
    "abonnez-vous",
    "connexion",
    "connecter",
    "inscrire",
    "mentions",
    "confidentialité",
    "publicité",
    "accueil",
    "rechercher",
    "compartir",
    "suscríbete",
    "suscribirse",
    "suscripción",
    "comentarios",
    "comentario",
    "publicidad",
    "privacidad",
    "sesión",
    "regístrate",
    "boletín",
    "buscar",
    "condividi",
    "iscriviti",
    "commenti",
    "commento",
    "abbonati",
    "accedi",
    "pubblicità",
    "informativa",
    "cerca",
    "compartilhar",
    "assine",
    "comentários",
    "privacidade",
    "cadastre-se",
    "delen",
    "inloggen",
    "abonneren",
    "reacties",
    "zoeken",
    "privacybeleid",
    "adverteren",
};

// Words that speak to the reader or for the site.
constexpr std::string_view address[] = {
    "you",    "your",  "our",   "we",      "us",      "yours",   "you're", "we're",
    "you'll", "we'll", "ihr",   "ihnen",   "vous",    "votre",   "vos",    "nous",
    "notre",  "nos",   "usted", "ustedes", "nuestra", "nuestro", "tus",    "você",
    "seu",    "sua",   "nossa", "nosso",   "je",      "jouw",    "uw",     "onze",
};

constexpr std::size_t slots = 2048;
constexpr std::uint64_t class_mask = 7;

// Open addressing; an entry is a hash with its classes in place of the lowest bits.
struct Table {
  std::array<std::uint64_t, slots> entries{};

  constexpr void add(std::string_view word, LexiconClass what) {
    LetterHash letters;
    for (const char c : word) letters.add(c);
    std::size_t slot = first_slot(letters.value);
    while (entries[slot] != 0 && ((entries[slot] ^ letters.value) & ~class_mask) != 0) {
      slot = (slot + 1) % slots;
    }
    entries[slot] = (letters.value & ~class_mask) | (entries[slot] & class_mask) | what;
  }

  static constexpr std::size_t first_slot(std::uint64_t hash) { return (hash >> 8) % slots; }
};

constexpr Table make_table() {
  Table table;
  for (const std::string_view word : function_words) table.add(word, lexicon_function);
  for (const std::string_view word : furniture) table.add(word, lexicon_furniture);
  for (const std::string_view word : address) table.add(word, lexicon_address);
  return table;
}

constexpr Table table = make_table();

}  // namespace

unsigned lexicon_classes(std::uint64_t hash) {
  for (std::size_t slot = Table::first_slot(hash); table.entries[slot] != 0;
       slot = (slot + 1) % slots) {
    if (((table.entries[slot] ^ hash) & ~class_mask) == 0) {
      return static_cast<unsigned>(table.entries[slot] & class_mask);
    }
  }
  return 0;
}

}  // namespace technews::corpus
