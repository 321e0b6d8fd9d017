#pragma once

#include <string>
#include <string_view>

namespace server {

// What a clerk was shown before an act, as the act's subject names it: "NUMBER-DIGEST". The view
// that shows it makes the digest of what it shows; an act that must not be done unseen compares.
struct SeenSubject {
    std::string subject;
    std::string digest;  // "" = a number alone: nothing was shown
};
SeenSubject seen_of(const std::string& named);
std::string name_of_seen(const std::string& subject, std::string_view digest);
// The first sixteen hexadecimal digits of the SHA-256, in capital letters.
std::string digest_of_shown(std::string_view what_is_shown);

}  // namespace server
