technews_test(snippet_tests
  SOURCES snippet_cutter_test.cpp snippet_fragments_test.cpp snippet_highlight_test.cpp
          snippet_property_test.cpp snippet_sentence_test.cpp
  LIBRARIES technews_snippet)
