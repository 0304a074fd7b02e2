technews_test(serve_tests
  SOURCES serve_test.cpp search_fixture.cpp ${PROJECT_SOURCE_DIR}/indexer/document_builder.cpp
  LIBRARIES technews_searcher_cli technews_clean test_folder nlohmann_json::nlohmann_json)
