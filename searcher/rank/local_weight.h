// LocalWeight: base of weights of our own, which run where this program reads the index itself.
#pragma once

#include <xapian.h>

namespace technews::searcher {

// A weight without a name can't be sent to a remote shard: Xapian throws UnimplementedError there,
// and require_local() (scheme.h) refuses it before. Derived classes say what a word weighs, times
// factor(); the part that depends on the article's length alone is 0 unless they say so.
class LocalWeight : public Xapian::Weight {
 public:
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 protected:
  void init(double factor) override { factor_ = factor; }
  double factor() const { return factor_; }

 private:
  double factor_ = 0;
};

}  // namespace technews::searcher
