#include "tests/corpus/clean/clean_site.h"

#include <variant>

#include <catch2/catch.hpp>

namespace technews::tests {
namespace {

struct Story {
  const char* headline;
  const char* lead;
  const char* rest;
};

constexpr Story stories[] = {
    {"Tidal turbines feed the first island grid",
     "Three turbines under the strait now carry the whole night load of the island, its utility "
     "said "
     "on Monday.",
     "The machines turn with the current four times a day, and a battery bridges the slack water. "
     "Residents had voted for the project by a narrow margin, after fishermen asked for a "
     "corridor."},
    {"Why the ferry operator rewrote its booking system in Rust",
     "A ferry company with nine ships has thrown out twenty years of Java, and its engineers say "
     "they sleep better.",
     "The old system lost bookings whenever two counters sold the last cabin at once. The new one "
     "is slower to write, they admit, but it hasn't been restarted since March."},
    {"A small camera learns to count seabirds",
     "Volunteers used to count gannets from a cliff with clickers in their hands, and they "
     "disagreed "
     "by a third.",
     "The camera runs a network of two million weights on a solar panel the size of a book. It "
     "mistakes gulls for gannets in fog, so the volunteers still come on bad days."},
    {"Port authority opens its sensor data to everyone",
     "Anybody may now read the tide, wind and traffic sensors of the port, once a second and "
     "without a key.",
     "Two students built a map of waiting trucks within a week. The authority hopes that freight "
     "firms will follow, but none has promised to publish its own numbers."},
    {"Cable ships are booked out until the spring",
     "Whoever needs a cable mended on the sea floor has to wait for half a year, three operators "
     "told us.",
     "There are some sixty such ships in the world, and most of them are older than their crews. "
     "New ones are expensive, because nobody wants to pay for a ship that waits for accidents."},
    {"Harbor robots sort nets by the fibre they are made of",
     "Old fishing nets used to be burned, since nobody could tell nylon from polyethylene at a "
     "glance.",
     "An infrared eye reads the fibre while an arm pulls the net over a table. What comes out is "
     "sold to a carpet maker, who would take ten times as much."},
    {"The lighthouse that became a data center",
     "Thick walls, cold wind and a fat power line: a lighthouse turns out to be a good place for "
     "servers.",
     "The municipality rents out forty racks in the old oil store. The light itself still turns, "
     "and the rent pays for its keeper."},
    {"Sailors test a chart that warns of whales",
     "A chart on the bridge now shows where whales were heard in the last hour, and ships slow "
     "down "
     "for them.",
     "Microphones on nine buoys send short clips to a server that knows the songs of four species. "
     "Captains asked for fewer warnings, which is why single calls are ignored."},
    {"Students print a propeller that hums more quietly",
     "A propeller printed from bronze powder makes half the noise of a cast one, measurements in a "
     "tank show.",
     "The trick is a row of small teeth along the edge, copied from an owl. It wears out sooner, "
     "and nobody knows yet what that costs over ten years."},
    {"How one town keeps its old radio mast alive",
     "When the last broadcaster left, a club of amateurs bought the mast for a single coin and a "
     "long list of duties.",
     "They repaint it every fifth summer and rent space to a network for farm sensors. The "
     "insurance is the largest bill, paid from the proceeds of a yearly fair."},
    {"Insurers ask for the logs of self-steering boats",
     "A boat that steers itself must now show what it saw, if its owner wants to be paid after a "
     "collision.",
     "The rule came after two claims in which nobody could say who had been at the helm. Makers "
     "complain that the logs were never meant for a court."},
    {"Ice sensors tell skaters when the bay will hold",
     "Strings of thermometers frozen into the bay send the thickness of the ice to a public page "
     "each morning.",
     "The idea came from a rescue crew tired of pulling people out. Where the page shows red, "
     "fewer than ten skaters were seen all winter."},
};

constexpr std::size_t story_count = sizeof(stories) / sizeof(stories[0]);

constexpr const char* menu =
    "Skip to content Harbor Wire News View All Shipping Energy Research Culture View All Books "
    "Music "
    "Events Jobs Newsletter Archive Log In Search ";
constexpr const char* share_bar = "Share on Mastodon Share by Mail Print This Page ";
constexpr const char* promotion =
    "Harbor Wire Live Meet the people who keep ports running at our yearly gathering in Bergen, "
    "tickets are on sale now. ";
constexpr const char* footer =
    "Harbor Wire is published by the Pier Nine Press and read by people who work at sea. About Us "
    "Contact Advertise Privacy Policy Terms of Use © 2024 Pier Nine Press. All rights reserved.";

std::string slug(std::size_t i) { return "story-" + std::to_string(i); }

MadePage page_of(std::size_t i) {
  const Story& story = stories[i];
  MadePage page;
  page.headline = story.headline;
  page.body = std::string(story.lead) + " " + story.rest;
  corpus::RawArticle& raw = page.raw;
  raw.id = "h" + std::to_string(i);
  raw.title = page.headline + " | Harbor Wire";
  raw.companion = true;
  raw.date = "2023";
  raw.url = "https://www.harbor.example/2023/05/" + slug(i);
  raw.body = menu;
  if (i % 4 == 3) raw.body += "Exclusive ";
  raw.body += page.headline + " " + share_bar + story.lead + "\n" + promotion + story.rest + "\n";
  raw.body += "More from the harbor ";
  for (const std::size_t other : {(i + 2) % story_count, (i + 5) % story_count}) {
    raw.body += std::string(stories[other].headline) + " " + stories[other].lead + " ";
  }
  raw.body += footer;
  return page;
}

}  // namespace

std::vector<MadePage> harbor_pages() {
  std::vector<MadePage> pages;
  for (std::size_t i = 0; i < story_count; ++i) pages.push_back(page_of(i));
  return pages;
}

corpus::RawArticle harbor_listing() {
  corpus::RawArticle raw;
  raw.id = "listing";
  raw.title = "Energy Archives | Harbor Wire";
  raw.url = "https://www.harbor.example/tag/energy";
  raw.body = menu;
  for (const Story& story : stories) raw.body += std::string(story.headline) + " May 3, 2023 ";
  raw.body += footer;
  return raw;
}

corpus::CleaningModel model_of(const std::vector<MadePage>& pages) {
  corpus::CleaningModel model;
  for (const MadePage& page : pages) model.learn(page.raw);
  model.finish();
  return model;
}

corpus::Article cleaned(const corpus::RawArticle& raw, const corpus::CleaningModel& model) {
  corpus::Cleaned result = corpus::clean(raw, model, corpus::CleanMode::flat);
  if (const auto* rejection = std::get_if<corpus::Rejection>(&result)) FAIL(rejection->reason);
  return std::get<corpus::Article>(std::move(result));
}

}  // namespace technews::tests
