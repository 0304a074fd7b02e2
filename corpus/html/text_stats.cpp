#include "corpus/html/text_stats.h"

#include "corpus/clean/lexicon.h"
#include "shared/base/utf8.h"

#include <algorithm>
#include <array>
#include <string>

namespace technews::corpus {
namespace {

struct Known {
  std::string_view text;  // small letters
  Phrase phrase;
};

// A block that begins with one of them is what it says, when it is short.
constexpr Known beginnings[] = {{"share", Phrase::share},
                                {"teilen", Phrase::share},
                                {"tweet", Phrase::share},
                                {"follow ", Phrase::share},
                                {"folgen ", Phrase::share},
                                {"partager", Phrase::share},
                                {"auf facebook", Phrase::share},
                                {"facebook", Phrase::share},
                                {"twitter", Phrase::share},
                                {"whatsapp", Phrase::share},
                                {"e-mail", Phrase::share},
                                {"email", Phrase::share},
                                {"print", Phrase::share},
                                {"drucken", Phrase::share},
                                {"artikel drucken", Phrase::share},
                                {"artikel teilen", Phrase::share},
                                {"beitrag teilen", Phrase::share},
                                {"diesen artikel", Phrase::share},
                                {"related", Phrase::related},
                                {"read more", Phrase::related},
                                {"read also", Phrase::related},
                                {"also read", Phrase::related},
                                {"read next", Phrase::related},
                                {"see also", Phrase::related},
                                {"see more", Phrase::related},
                                {"more:", Phrase::related},
                                {"more on ", Phrase::related},
                                {"more from", Phrase::related},
                                {"more stories", Phrase::related},
                                {"more news", Phrase::related},
                                {"recommended", Phrase::related},
                                {"popular", Phrase::related},
                                {"most popular", Phrase::related},
                                {"most read", Phrase::related},
                                {"trending", Phrase::related},
                                {"you may also", Phrase::related},
                                {"you might also", Phrase::related},
                                {"don't miss", Phrase::related},
                                {"what to read", Phrase::related},
                                {"latest", Phrase::related},
                                {"recent posts", Phrase::related},
                                {"up next", Phrase::related},
                                {"lesen sie", Phrase::related},
                                {"lesen sie auch", Phrase::related},
                                {"auch interessant", Phrase::related},
                                {"das könnte", Phrase::related},
                                {"mehr zum thema", Phrase::related},
                                {"mehr zu", Phrase::related},
                                {"mehr lesen", Phrase::related},
                                {"mehr aus", Phrase::related},
                                {"mehr von", Phrase::related},
                                {"mehr dazu", Phrase::related},
                                {"mehr infos", Phrase::related},
                                {"weiterlesen", Phrase::related},
                                {"weitere", Phrase::related},
                                {"ähnliche", Phrase::related},
                                {"passend", Phrase::related},
                                {"siehe auch", Phrase::related},
                                {"zum thema", Phrase::related},
                                {"zum artikel", Phrase::related},
                                {"meistgelesen", Phrase::related},
                                {"neueste", Phrase::related},
                                {"aktuelle", Phrase::related},
                                {"verwandte", Phrase::related},
                                {"à lire", Phrase::related},
                                {"lire aussi", Phrase::related},
                                {"leggi anche", Phrase::related},
                                {"lee también", Phrase::related},
                                {"vorheriger", Phrase::related},
                                {"nächster", Phrase::related},
                                {"previous", Phrase::related},
                                {"next", Phrase::related},
                                {"zurück", Phrase::related},
                                {"back to", Phrase::related},
                                {"comment", Phrase::comment},
                                {"leave a ", Phrase::comment},
                                {"join the conversation", Phrase::comment},
                                {"your email address will not", Phrase::comment},
                                {"reply", Phrase::comment},
                                {"antworten", Phrase::comment},
                                {"kommentar", Phrase::comment},
                                {"kommentieren", Phrase::comment},
                                {"schreibe einen", Phrase::comment},
                                {"schreiben sie", Phrase::comment},
                                {"deine e-mail", Phrase::comment},
                                {"ihre e-mail", Phrase::comment},
                                {"hinterlasse", Phrase::comment},
                                {"laisser un", Phrase::comment},
                                {"commentaire", Phrase::comment},
                                {"login", Phrase::comment},
                                {"log in", Phrase::comment},
                                {"anmelden", Phrase::comment},
                                {"sign up", Phrase::newsletter},
                                {"sign in", Phrase::newsletter},
                                {"subscribe", Phrase::newsletter},
                                {"get the latest", Phrase::newsletter},
                                {"newsletter", Phrase::newsletter},
                                {"jetzt abonnieren", Phrase::newsletter},
                                {"abonnieren", Phrase::newsletter},
                                {"melden sie sich", Phrase::newsletter},
                                {"melde dich", Phrase::newsletter},
                                {"immer informiert", Phrase::newsletter},
                                {"support", Phrase::newsletter},
                                {"unterstützen sie", Phrase::newsletter},
                                {"spenden", Phrase::newsletter},
                                {"cookie", Phrase::cookie},
                                {"we use cookies", Phrase::cookie},
                                {"wir verwenden", Phrase::cookie},
                                {"wir nutzen", Phrase::cookie},
                                {"diese website", Phrase::cookie},
                                {"this website", Phrase::cookie},
                                {"this site uses", Phrase::cookie},
                                {"datenschutz", Phrase::cookie},
                                {"privacy", Phrase::cookie},
                                {"impressum", Phrase::cookie},
                                {"©", Phrase::copyright},
                                {"(c) ", Phrase::copyright},
                                {"copyright", Phrase::copyright},
                                {"all rights", Phrase::copyright},
                                {"alle rechte", Phrase::copyright},
                                {"photo", Phrase::credit},
                                {"image", Phrase::credit},
                                {"picture", Phrase::credit},
                                {"foto", Phrase::credit},
                                {"bild", Phrase::credit},
                                {"quelle:", Phrase::credit},
                                {"source:", Phrase::credit},
                                {"credit", Phrase::credit},
                                {"symbolbild", Phrase::credit},
                                {"getty", Phrase::credit},
                                {"by ", Phrase::byline},
                                {"von ", Phrase::byline},
                                {"par ", Phrase::byline},
                                {"written by", Phrase::byline},
                                {"posted ", Phrase::byline},
                                {"published", Phrase::byline},
                                {"updated", Phrase::byline},
                                {"veröffentlicht", Phrase::byline},
                                {"erstellt", Phrase::byline},
                                {"aktualisiert", Phrase::byline},
                                {"stand:", Phrase::byline},
                                {"autor", Phrase::byline},
                                {"author", Phrase::byline},
                                {"about the author", Phrase::byline},
                                {"über den autor", Phrase::byline},
                                {"geschrieben von", Phrase::byline},
                                {"lesezeit", Phrase::byline},
                                {"tags", Phrase::byline},
                                {"kategorie", Phrase::byline},
                                {"schlagw", Phrase::byline},
                                {"filed under", Phrase::byline},
                                {"advertisement", Phrase::advert},
                                {"anzeige", Phrase::advert},
                                {"werbung", Phrase::advert},
                                {"sponsored", Phrase::advert},
                                {"publicité", Phrase::advert},
                                {"story continues", Phrase::advert},
                                {"continue reading", Phrase::advert},
                                {"contents", Phrase::contents},
                                {"table of contents", Phrase::contents},
                                {"inhalt", Phrase::contents},
                                {"você pode", Phrase::related},
                                {"leia também", Phrase::related},
                                {"leia mais", Phrase::related},
                                {"veja também", Phrase::related},
                                {"saiba mais", Phrase::related},
                                {"te puede interesar", Phrase::related},
                                {"le puede interesar", Phrase::related},
                                {"puede interesarle", Phrase::related},
                                {"lea también", Phrase::related},
                                {"lea además", Phrase::related},
                                {"lea aquí", Phrase::related},
                                {"mira:", Phrase::related},
                                {"mira también", Phrase::related},
                                {"relacionad", Phrase::related},
                                {"czytaj też", Phrase::related},
                                {"czytaj także", Phrase::related},
                                {"czytaj więcej", Phrase::related},
                                {"zobacz", Phrase::related},
                                {"polecamy", Phrase::related},
                                {"więcej", Phrase::related},
                                {"voir aussi", Phrase::related},
                                {"sur le même sujet", Phrase::related},
                                {"lire la suite", Phrase::related},
                                {"articles liés", Phrase::related},
                                {"читайте также", Phrase::related},
                                {"lees ook", Phrase::related},
                                {"lees meer", Phrase::related},
                                {"läs också", Phrase::related},
                                {"läs mer", Phrase::related},
                                {"potrebbe interessarti", Phrase::related},
                                {"vedi anche", Phrase::related},
                                {"approfondi", Phrase::related},
                                {"das interessiert", Phrase::related},
                                {"interessieren", Phrase::related},
                                {"könnte ", Phrase::related},
                                {"empfohlen", Phrase::related},
                                {"das sind die", Phrase::related},
                                {"articles récents", Phrase::related},
                                {"últimas", Phrase::related},
                                {"lo más leído", Phrase::related},
                                {"siga ", Phrase::related},
                                {"sigue ", Phrase::related},
                                {"síguenos", Phrase::related},
                                {"comentari", Phrase::comment},
                                {"commenti", Phrase::comment},
                                {"komentarz", Phrase::comment},
                                {"commentaires", Phrase::comment},
                                {"laisser", Phrase::comment},
                                {"deja un", Phrase::comment},
                                {"deja tu", Phrase::comment},
                                {"deixe", Phrase::comment},
                                {"dodaj komentarz", Phrase::comment},
                                {"compart", Phrase::share},
                                {"condividi", Phrase::share},
                                {"udostępnij", Phrase::share},
                                {"partager", Phrase::share},
                                {"поделиться", Phrase::share},
                                {"dela ", Phrase::share},
                                {"delen", Phrase::share},
                                {"suscr", Phrase::newsletter},
                                {"inscreva", Phrase::newsletter},
                                {"iscriviti", Phrase::newsletter},
                                {"abonnez", Phrase::newsletter},
                                {"zapisz się", Phrase::newsletter},
                                {"inscri", Phrase::newsletter},
                                {"ce site utilise", Phrase::cookie},
                                {"este sitio", Phrase::cookie},
                                {"używamy", Phrase::cookie},
                                {"utilizamos", Phrase::cookie},
                                {"nous utilisons", Phrase::cookie},
                                {"por ", Phrase::byline},
                                {"de :", Phrase::byline},
                                {"publicado", Phrase::byline},
                                {"publié", Phrase::byline},
                                {"mis à jour", Phrase::byline},
                                {"pubblicato", Phrase::byline},
                                {"autor:", Phrase::byline},
                                {"redacción", Phrase::byline},
                                {"text:", Phrase::byline},
                                {"di ", Phrase::byline},
                                {"todos los derechos", Phrase::copyright},
                                {"tous droits", Phrase::copyright},
                                {"wszelkie prawa", Phrase::copyright},
                                {"tutti i diritti", Phrase::copyright},
                                {"publicidad", Phrase::advert},
                                {"pubblicità", Phrase::advert},
                                {"reklama", Phrase::advert},
                                {"advertentie", Phrase::advert},
                                {"auf dieser seite", Phrase::contents}};

constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
                                       "sep", "oct", "nov", "dec", "mär", "mai", "okt", "dez"};

// What captions say of their pictures.
constexpr std::string_view credit_names[] = {
    "afp",     "ap",         "bild",       "bilder",       "copyright",  "courtesy",
    "credit",  "dpa",        "epa",        "file",         "flickr",     "foto",
    "fotos",   "gallery",    "getty",      "illustration", "image",      "images",
    "imago",   "istock",     "left",       "photo",        "photograph", "photographer",
    "photos",  "picture",    "pictured",   "pixabay",      "poses",      "quelle",
    "reuters", "right",      "screenshot", "screengrab",   "shown",      "shutterstock",
    "source",  "symbolbild", "symbolfoto", "unsplash",     "via",        "video"};

// Sorted hashes of them.
constexpr auto credit_hashes = [] {
  std::array<std::uint64_t, std::size(credit_names)> hashes{};
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    LetterHash hash;
    for (const char c : credit_names[i]) hash.add(c);
    hashes[i] = hash.value;
  }
  std::ranges::sort(hashes);
  return hashes;
}();

// ASCII letters small; others as they are, which suffices for the tables above.
std::string lowered(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

bool is_number(std::string_view word, std::size_t least, std::size_t most) {
  return word.size() >= least && word.size() <= most &&
         word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_wide(char32_t c) {
  return (c >= 0x2E80 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0xFF00 && c < 0xFFEF) || c >= 0x20000;
}

bool is_capital(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
         (c >= 0x410 && c <= 0x42F);
}

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || is_capital(c) || (c >= 0xDF && c < 0x2000 && c != 0xF7);
}

// Whether the text ends a sentence, closing quotes and brackets set aside.
void read_end(std::string_view text, TextStats& stats) {
  stats.ends_cut_off = text.ends_with("...") || text.ends_with("\xE2\x80\xA6") ||
                       text.ends_with("...]") || text.ends_with("\xE2\x80\xA6]");
  while (!text.empty()) {
    const std::size_t size = text.size();
    if (text.ends_with('"') || text.ends_with('\'') || text.ends_with(')') || text.ends_with(']'))
      text.remove_suffix(1);
    for (const std::string_view quote : {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x99"})
      if (text.ends_with(quote)) text.remove_suffix(quote.size());
    if (text.ends_with("\xC2\xBB") || text.ends_with("\xC2\xAB")) text.remove_suffix(2);
    if (text.size() == size) break;
  }
  stats.ends_colon = text.ends_with(':');
  stats.ends_sentence = text.ends_with('.') || text.ends_with('!') || text.ends_with('?') ||
                        text.ends_with("\xE3\x80\x82");
}

// A word of small letters only as far as ASCII goes.
void read_word(std::string_view word, bool& month, TextStats& stats) {
  ++stats.words;
  const char last = word.back();
  stats.sentence_ends += last == '.' || last == '!' || last == '?';
  stats.has_address = stats.has_address || word.find('@') != std::string_view::npos ||
                      word.starts_with("http") || word.starts_with("www.");
  const std::size_t core = word.find_last_not_of(".,;:!?)\"'");
  if (core == std::string_view::npos) return;
  word = word.substr(0, core + 1);
  while (!word.empty() && (word.front() == '(' || word.front() == '"')) word.remove_prefix(1);
  LetterHash hash;
  for (const char c : word) hash.add(c);
  const unsigned classes = lexicon_classes(hash.value);
  stats.function_words += (classes & lexicon_function) != 0;
  stats.furniture_words += (classes & lexicon_furniture) != 0;
  stats.credit_words += std::ranges::binary_search(credit_hashes, hash.value);
  stats.address_words += (classes & lexicon_address) != 0;
  month = month || std::ranges::any_of(months, [&](std::string_view name) {
            return word.size() < 10 && word.starts_with(name);
          });
  const bool year = is_number(word, 4, 4) && (word.starts_with("19") || word.starts_with("20"));
  const bool digits = word.size() >= 6 && word.size() <= 10 &&
                      word.find_first_not_of("0123456789./-") == std::string_view::npos &&
                      word.find_first_of("./-") != std::string_view::npos;
  stats.has_date = stats.has_date || digits || (year && month);
}

void read_letters(std::string_view text, TextStats& stats) {
  bool begins = true;  // a word
  std::uint32_t wide = 0;
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint point = base::decode_utf8(text, i);
    const char32_t c = point.value;
    i += point.length;
    stats.letters += is_letter(c);
    stats.digits += c >= U'0' && c <= U'9';
    stats.capitals += is_capital(c);
    stats.capital_words += begins && is_capital(c);
    stats.commas += c == U',' || c == 0x3001 || c == 0xFF0C || c == 0x60C;
    stats.sentence_ends += c == 0x3002;
    stats.lines += c == U'\n';
    wide += is_wide(c);
    begins = c == U' ' || c == U'\n' || (begins && !is_letter(c));
  }
  stats.words += wide / 2;
}

Phrase phrase_of(std::string_view small) {
  const std::size_t first = small.find_first_not_of(" \t\n-|>+*\"'0123456789(:");
  if (first == std::string_view::npos) return Phrase::none;
  small.remove_prefix(first);
  for (const Known& known : beginnings)
    if (small.starts_with(known.text)) return known.phrase;
  return Phrase::none;
}

}  // namespace

TextStats read_text(std::string_view text) {
  TextStats stats;
  stats.bytes = static_cast<std::uint32_t>(text.size());
  if (text.empty()) return stats;
  const std::string small = lowered(text);
  stats.phrase = phrase_of(small);
  stats.begins_small =
      small.front() == text.front() && small.front() >= 'a' && small.front() <= 'z';
  read_end(text, stats);
  bool month = false;
  for (std::size_t i = 0; i < small.size();) {
    const std::size_t end = std::min(small.find_first_of(" \n", i), small.size());
    if (end > i) read_word(std::string_view(small).substr(i, end - i), month, stats);
    i = end + 1;
  }
  read_letters(text, stats);
  return stats;
}

}  // namespace technews::corpus
