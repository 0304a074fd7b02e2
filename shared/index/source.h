// Source: one of the databases that a reader searches, here or on another machine.
#pragma once

#include <chrono>
#include <string>

#include <xapian.h>

namespace technews::index {

// Not thread-safe.
class Source {
 public:
  // name: a directory, "tcp:HOST:PORT" or "prog:COMMAND". patience: how long a remote one may be
  // silent. Opens nothing yet.
  Source(std::string name, std::chrono::milliseconds patience)
      : name_(std::move(name)), patience_(patience) {}

  const std::string& name() const { return name_; }
  const std::string& generation() const { return generation_; }  // empty for a remote one
  const Xapian::Database& database() const { return database_; }
  bool is_remote() const { return name_.starts_with("tcp:") || name_.starts_with("prog:"); }

  // Opens the newest state. A directory may be published anew meanwhile: a failure is believed when
  // it persists on one generation. Throws Error(no_index), Error(index_corrupt), Error(io), and
  // Error(usage) for what is no address.
  void open();
  // Sees the newest commit. Throws Xapian::Error.
  void reopen() { database_.reopen(); }
  void close() { database_ = Xapian::Database(); }

  // Another generation is another path, and another folder other files: an open handle can't see
  // them.
  bool is_replaced() const;
  // True when the directory, or the server, isn't there: one that is there and broken isn't
  // missing.
  bool is_missing() const;
  // Which state an open one shows; remote ones don't say.
  std::string state() const;
  // The same for two names of one database; empty when that isn't known.
  std::string identity() const;

 private:
  void open_once();
  void open_remote();
  void open_local();

  std::string name_;
  std::chrono::milliseconds patience_;
  std::string generation_;
  std::string folder_;  // which folder the generation was in when it was opened
  Xapian::Database database_;
  bool is_silent_ = false;  // the last opening met no server
};

}  // namespace technews::index
