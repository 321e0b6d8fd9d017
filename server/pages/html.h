#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace server::pages {

// HTML as it is written, one element after the other. Texts and attribute values come in as people
// wrote them and go out escaped; there is no other way in, so none can be forgotten.
class Html {
public:
    // A value stands even when it is empty (checked=""); to leave one out, do not add it.
    using Attributes = std::vector<std::pair<std::string_view, std::string>>;

    Html& open(std::string_view tag, const Attributes& attributes = {});
    Html& close();  // the element opened last
    Html& text(std::string_view words);
    Html& element(std::string_view tag, const Attributes& attributes, std::string_view words);
    Html& element(std::string_view tag, std::string_view words) { return element(tag, {}, words); }
    Html& paragraph(std::string_view words);  // nothing when there are no words
    Html& lone(std::string_view tag, const Attributes& attributes);  // input, br, meta, link
    Html& add(const Html& part);                                     // a whole part, once closed

    bool empty() const { return written_.empty(); }
    const std::string& written() const { return written_; }

private:
    void start(std::string_view tag, const Attributes& attributes);

    std::string written_;
    std::vector<std::string> open_;
};

// A part of a path or a value of a query, percent-encoded (RFC 3986 §2.3).
std::string for_url(std::string_view text);

}  // namespace server::pages
