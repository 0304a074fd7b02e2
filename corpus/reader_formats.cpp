#include "corpus/reader_formats.h"

#include "corpus/front_matter.h"
#include "corpus/markup.h"
#include "corpus/reader_csv.h"
#include "corpus/reader_feed.h"
#include "corpus/reader_html.h"
#include "corpus/reader_json.h"
#include "corpus/reader_markdown.h"
#include "corpus/reader_mhtml.h"
#include "corpus/reader_pairs.h"
#include "corpus/reader_sgml.h"
#include "corpus/reader_text.h"
#include "corpus/reader_warc.h"
#include "corpus/warc_record.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

std::string_view trim_start(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  return head;
}

bool begins_with_any(std::string_view head, std::initializer_list<std::string_view> starts) {
  return std::ranges::any_of(
      starts, [&](auto start) { return begins_ignoring_case(trim_start(head), start); });
}

bool is_xml(std::string_view head) {
  const std::string root = root_element(head);
  return begins_with_any(head, {"<?xml"}) || root == "rss" || root == "feed" || root == "rdf:rdf";
}
bool is_companion(std::string_view head) { return parse_companion(head).has_value(); }

bool is_json(std::string_view head) {
  head = trim_start(head);
  if (head.empty() || (head.front() != '{' && head.front() != '[')) return false;
  const char bracket = head.front();
  const std::string_view next = trim_start(head.substr(1));
  // "[Update] Apple says" is prose.
  return next.empty() || next.front() == '"' || (bracket == '{' && next.front() == '}') ||
         (bracket == '[' && (next.front() == '{' || next.front() == '[' || next.front() == ']'));
}

bool is_other_known(std::string_view head) {
  constexpr std::array magics{"%PDF-"sv,
                              "\x89PNG"sv,
                              "\xff\xd8\xff"sv,
                              "GIF8"sv,
                              "\x7f"
                              "ELF"sv,
                              "Rar!"sv,
                              "7z\xbc\xaf\x27\x1c"sv,
                              "SQLite format"sv};
  return std::ranges::any_of(magics, [&](auto magic) { return head.starts_with(magic); }) ||
         is_binary(head);
}

bool is_any_text(std::string_view) { return true; }

constexpr std::string_view convert = "convert it to one of those that are read";

// A new reader is one file and one row here: see README.md.
constexpr std::array<Format, 14> table{{
    {"JSON or JSON Lines", "json jsonl ndjson jl", is_json, read_json, {}},
    {"the companion of a page", "", is_companion, nullptr, "its text, NAME.txt, is missing",
     Cause::damaged},
    {"HTML", "html htm xhtml shtml", is_html, read_html, {}},
    {"a page saved with its parts (MHTML)", "mhtml mht", is_mhtml, read_mhtml, {}},
    {"WARC or ARC", "warc arc wet", is_web_archive, read_warc, {}},
    {"SGML of TREC and Reuters-21578", "sgm sgml trec", is_sgml_collection, read_sgml, {}},
    {"XML (RSS, Atom, WordPress export)", "xml rss atom rdf wxr", is_xml, read_feed, {}},
    {"CSV or TSV", "csv tsv", is_table, read_csv, {}},
    {"Markdown", "md markdown mdown mkd", has_front_matter, read_markdown, {}},
    {"PDF", "pdf", nullptr, nullptr, convert},
    {"an office document or e-book", "docx xlsx pptx odt ods odp epub mobi doc rtf", nullptr,
     nullptr, convert},
    {"program data", "jar apk whl exe so o a class pyc db sqlite png jpg jpeg gif webp mp3 mp4",
     nullptr, nullptr, "it holds no article"},
    {"binary data", "", is_other_known, nullptr,
     "if it is compressed: gz, bz2, xz, zst, tar and zip are unpacked"},
    // Last: any content that is none of the above is text, unless its name says otherwise.
    {"plain text", "txt text", is_any_text, read_text, {}},
}};

bool lists(std::string_view extensions, std::string_view wanted) {
  while (!wanted.empty() && !extensions.empty()) {
    const std::string_view first = extensions.substr(0, extensions.find(' '));
    if (first == wanted) return true;
    extensions.remove_prefix(std::min(first.size() + 1, extensions.size()));
  }
  return false;
}

// "3013" and "v1.2" have none: a number is no extension.
bool has_extension(std::string_view name) {
  return extension(name).find_first_not_of("0123456789") != std::string::npos;
}

}  // namespace

std::span<const Format> formats() { return table; }

const Format* format_named(std::string_view name) {
  const std::string wanted = extension(name);
  const auto found = std::ranges::find_if(
      table, [&](const Format& format) { return lists(format.extensions, wanted); });
  return found == table.end() ? nullptr : &*found;
}

const Format* format_of(std::string_view name, std::string_view head) {
  if (const Format* named = format_named(name)) {
    // Scrapers save pages as .txt too; text doesn't begin as markup does.
    const bool page = named->recognise == is_any_text && is_html(head);
    return page ? format_named("page.html") : named;
  }
  for (const Format& format : table) {
    if (format.recognise == nullptr || !format.recognise(head)) continue;
    // Text under a name such as "settings.conf" is not an article.
    return format.recognise == is_any_text && has_extension(name) ? nullptr : &format;
  }
  return nullptr;
}

std::string formats_read() {
  std::string list;
  for (const Format& format : table)
    if (format.read != nullptr) list.append(format.name).append(", ");
  return list + "pairs of N and N.txt";
}

std::string not_read_reason(std::string_view name, const Format* format) {
  std::string reason;
  if (format == nullptr) {
    reason = "is of unknown format ." + extension(name) +
             ": if it is the text of an article, rename it to end in .txt";
  } else {
    reason.append("is ").append(format->name).append(": ").append(format->advice);
  }
  return reason + " (formats read: " + formats_read() + ")";
}

}  // namespace technews::corpus
