technews_test(output_tests
  SOURCES output_formats_test.cpp output_json_test.cpp output_text_test.cpp output_article_test.cpp
  LIBRARIES technews_output nlohmann_json::nlohmann_json)
technews_test(searcher_cli_tests
  SOURCES cli_flags_test.cpp cli_request_test.cpp cli_schemes_test.cpp cli_topics_test.cpp
  LIBRARIES technews_searcher_cli test_folder)
