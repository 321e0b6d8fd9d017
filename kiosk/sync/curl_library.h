#pragma once

#include <curl/curl.h>

namespace kiosk {

// libcurl, loaded when a line is first used: it brings thirty libraries along, a third of what the
// loader would do before a terminal shows its first picture. Its C declarations are those of
// <curl/curl.h>.
struct CurlLibrary {
    decltype(&::curl_easy_init) easy_init;
    decltype(&::curl_easy_cleanup) easy_cleanup;
    decltype(&::curl_easy_reset) easy_reset;
    CURLcode (*easy_setopt)(CURL*, CURLoption, ...);
    CURLcode (*easy_getinfo)(CURL*, CURLINFO, ...);
    decltype(&::curl_easy_perform) easy_perform;
    decltype(&::curl_easy_header) easy_header;
    decltype(&::curl_slist_append) slist_append;
    decltype(&::curl_slist_free_all) slist_free_all;
    decltype(&::curl_getdate) getdate;
};

// Null when it is not installed or does not begin. It stays for as long as the program runs.
const CurlLibrary* curl_library();

}  // namespace kiosk
