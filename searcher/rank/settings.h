// Settings: the numbers a ranking model or part is set to, read from and printed to text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

enum class ParameterUnit { number, count, days };

struct Parameter {
  std::string_view name;
  double standard;
  double least;
  double greatest;
  ParameterUnit unit = ParameterUnit::number;
};

// A model or a part of a scheme, as it is named in a scheme's text.
struct Component {
  std::string_view name;
  std::vector<Parameter> parameters;
};

class Settings {
 public:
  // Everything as is standard. The component must outlive the settings.
  explicit Settings(const Component& component);

  // REQUIRES: the component has the parameter.
  double operator[](std::string_view name) const;

  // Reads "k1=1.2,b=.75"; days are written 90 or 90d. Throws Error(usage) that names the parameter
  // that is unknown, twice there, or out of its range, and says what there is.
  void read(std::string_view text);

  const Component& component() const { return *component_; }

  // "bm25:k1=1.2,b=0.75": every parameter, in the component's order; "dph" when it has none.
  std::string to_text() const;

 private:
  const Component* component_;
  std::vector<double> values_;
};

}  // namespace technews::searcher
