#include "corpus/html/class_words.h"

#include <algorithm>
#include <array>
#include <vector>

namespace technews::corpus {
namespace {

struct ClassWord {
  std::string_view word;
  Sign sign;
};

struct Group {
  Sign sign;
  std::string_view words;  // separated by blanks
};

constexpr Group groups[] = {
    {Sign::article_word,
     "article artikel story post entry beitrag noticia articulo news single blogpost hentry "
     "recipe rezept review page"},
    {Sign::text_word,
     "text body content inhalt contenu contenido contenuto copy paragraph richtext prose corps "
     "cuerpo texto texte testo wysiwyg absatz markdown textblock bodytext maincontent fulltext"},
    {Sign::comment_word,
     "comment comments commentlist kommentar kommentare commentaire commentaires comentarios "
     "commenti disqus reply replies discussion respond thread leserbrief livefyre komentarze "
     "comentario reactions reacties"},
    {Sign::navigation_word,
     "nav menu navi navigation navbar submenu breadcrumb breadcrumbs crumb crumbs pagination "
     "pager paging topbar toc sitemap navigator pagenav brotkrumen anchor jump pages"},
    {Sign::share_word,
     "share sharing social socials teilen twitter facebook whatsapp follow addthis sharedaddy "
     "partage compartir condividi sharer pinterest linkedin shariff sharebar addtoany icons"},
    {Sign::related_word,
     "related recommend recommended recommendations similar popular trending also outbrain "
     "taboola readmore verwandt weitere mehr more latest recent most aehnlich ähnlich prev "
     "previous next neueste meistgelesen seealso yarpp recirc recirculation zergnet plista "
     "empfehlung empfehlungen lire voir relacionadas leggi upnext morefrom"},
    {Sign::teaser_word,
     "teaser teasers card cards tile tiles thumb thumbs thumbnail preview snippet linkbox"},
    {Sign::footer_word,
     "footer foot bottom copyright legal impressum disclaimer fusszeile pied imprint colophon "
     "postfooter after"},
    {Sign::header_word, "header head masthead hero banner kopf entete logo brand top"},
    {Sign::title_word,
     "title headline titel kicker heading titre titulo ueberschrift überschrift subtitle "
     "subheadline dachzeile subheading hed"},
    {Sign::lead_word,
     "lead intro deck dek summary excerpt standfirst vorspann teasertext chapo description "
     "einleitung abstract introduction entradilla sommaire lede"},
    {Sign::sidebar_word,
     "sidebar aside side widget widgets rail right left secondary seitenleiste randspalte "
     "marginal"},
    {Sign::ad_word,
     "ad ads advert advertisement advertising sponsor sponsored sponsors anzeige anzeigen werbung "
     "promo promotion promotions affiliate adsense dfp gpt publicite pub commercial adslot "
     "adcontainer reklama partner partners banner"},
    {Sign::author_word,
     "author authors byline autor autoren auteur bio vcard writer contributor profile autore "
     "biography redakteur gravatar avatar about verfasser user username"},
    {Sign::date_word,
     "date time datum published timestamp posted pubdate datetime meta postmeta metadata fecha "
     "updated publish entrymeta dateline"},
    {Sign::newsletter_word,
     "newsletter subscribe subscription signup abo abonnement optin mailchimp register login "
     "paywall premium signin abonnieren subscriber registration mailing piano regwall anmelden "
     "donate donation spenden membership"},
    {Sign::cookie_word,
     "cookie cookies consent gdpr cmp privacy datenschutz overlay modal popup lightbox dialog "
     "rgpd dsgvo onetrust usercentrics notice alert tooltip"},
    {Sign::media_word,
     "figure image img photo photos gallery slider carousel slideshow video player bild "
     "bilder media picture pic slide swiper slick galerie "
     "audio foto fotos podcast"},
    {Sign::caption_word,
     "caption captions credit credits bildunterschrift bildtext bildquelle legende imagecaption "
     "photographer copyright fotograf pie didascalia bu cutline"},
    {Sign::topic_word,
     "tag tags category categories topics keywords schlagwort schlagworte kategorie kategorien "
     "rubrik cat cats labels topic themen taxonomy taglist tagcloud eyebrow section"},
    {Sign::hidden_word,
     "hidden hide sr screenreader invisible skip noprint visuallyhidden offscreen hid "
     "printonly print none collapsed"},
    {Sign::product_word,
     "price product buy shop cart warenkorb rating rate vote preis produkt store offer deal "
     "stars produkte shopping poll quiz survey"},
    {Sign::list_word, "list listing grid items archive feed stream row rows liste loop index"},
    {Sign::embed_word,
     "tweet embed instagram pullquote quote zitat blockquote embedded oembed iframe"},
    {Sign::box_word,
     "box infobox factbox info faq panel module callout accordion tab tabs block details"},
    {Sign::note_word,
     "footnote footnotes reference references source sources quelle quellen note notes hinweis "
     "correction"},
    {Sign::tool_word,
     "tool tools toolbar button btn icon toggle search form filter cta action actions control "
     "controls input suche language lang select dropdown bar"}};

constexpr std::size_t least_part = 5;  // letters of a word found inside others

class Table {
 public:
  Table() {
    for (const Group& group : groups)
      for (std::size_t i = 0; i < group.words.size();) {
        const std::size_t end = std::min(group.words.find(' ', i), group.words.size());
        add({group.words.substr(i, end - i), group.sign});
        i = end + 1;
      }
  }

  Signs find(std::string_view word) const {
    Signs found;
    for (const ClassWord& known : by_head_[place(word.front())])
      if (word == known.word || (known.word.size() >= least_part && word.starts_with(known.word)))
        found.add(known.sign);
    for (const ClassWord& known : by_end_[place(word.back())])
      if (word.ends_with(known.word)) found.add(known.sign);
    return found;
  }

 private:
  static std::size_t place(char c) { return static_cast<unsigned char>(c) % 64; }
  void add(ClassWord word) {
    by_head_[place(word.word.front())].push_back(word);
    if (word.word.size() >= least_part) by_end_[place(word.word.back())].push_back(word);
  }

  std::array<std::vector<ClassWord>, 64> by_head_;
  std::array<std::vector<ClassWord>, 64> by_end_;
};

}  // namespace

Signs signs_of_class_word(std::string_view word) {
  static const Table table;
  return word.empty() ? Signs{} : table.find(word);
}

}  // namespace technews::corpus
