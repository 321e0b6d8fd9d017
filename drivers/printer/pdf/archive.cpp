#include "drivers/printer/pdf/archive.h"

#include <charconv>
#include <map>

#include "base/bytes.h"
#include "base/crypto/crypto.h"
#include "drivers/printer/pdf/srgb_profile.h"

namespace drivers::printer {
namespace {

using std::string_view;

std::optional<std::size_t> number_behind(string_view text, string_view key) {
    const auto at = text.rfind(key);
    if (at == string_view::npos) return std::nullopt;
    string_view rest = text.substr(at + key.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" \n"), rest.size()));
    std::size_t number = 0;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

string_view between(string_view text, string_view before, string_view after) {
    const auto begin = text.find(before);
    if (begin == string_view::npos) return {};
    const auto end = text.find(after, begin + before.size());
    if (end == string_view::npos) return {};
    return text.substr(begin + before.size(), end - begin - before.size());
}

// The dictionaries of a file as cairo writes it, each object where the table at its end says.
class DrawnPdf {
public:
    static std::optional<DrawnPdf> read(string_view pdf) {
        DrawnPdf made;
        const auto table = number_behind(pdf, "startxref");
        const auto trailer_at = pdf.rfind("trailer\n");
        if (!table || trailer_at == string_view::npos || *table >= trailer_at) return std::nullopt;
        const string_view trailer = pdf.substr(trailer_at);
        const auto size = number_behind(trailer, "/Size ");
        const auto root = number_behind(trailer, "/Root ");
        const auto info = number_behind(trailer, "/Info ");
        if (!size || !root || !info) return std::nullopt;
        made.table_ = *table;
        made.size_ = *size;
        made.root_ = *root;
        made.info_ = *info;
        string_view rows = pdf.substr(*table, trailer_at - *table);
        if (!rows.starts_with("xref\n0 ")) return std::nullopt;
        rows.remove_prefix(rows.find('\n', 5) + 1);
        constexpr std::size_t row_size = 20;
        if (rows.size() != made.size_ * row_size) return std::nullopt;
        for (std::size_t object = 1; object < made.size_; ++object) {
            std::size_t at = 0;
            const char* row = rows.data() + object * row_size;
            if (std::from_chars(row, row + 10, at).ec != std::errc()) return std::nullopt;
            if (at >= pdf.size() || !made.add(object, pdf.substr(at))) return std::nullopt;
        }
        return made;
    }

    const std::map<std::size_t, string_view>& objects() const { return objects_; }
    string_view at(std::size_t object) const {
        const auto found = objects_.find(object);
        return found == objects_.end() ? string_view() : found->second;
    }
    std::size_t size() const { return size_; }
    std::size_t root() const { return root_; }
    std::size_t info() const { return info_; }
    std::size_t table() const { return table_; }

private:
    // What lies between "N 0 obj" and the stream or the object's end.
    bool add(std::size_t object, string_view from) {
        const std::string head = std::to_string(object) + " 0 obj\n";
        if (!from.starts_with(head)) return false;
        from.remove_prefix(head.size());
        const auto end = from.find("endobj");
        if (end == string_view::npos) return false;
        from = from.substr(0, end);
        objects_[object] = from.substr(0, from.find("\nstream\n"));
        return true;
    }

    std::map<std::size_t, string_view> objects_;
    std::size_t size_ = 0, root_ = 0, info_ = 0, table_ = 0;
};

std::string for_xml(string_view text) {
    std::string made;
    for (const char sign : text) {
        if (sign == '&')
            made += "&amp;";
        else if (sign == '<')
            made += "&lt;";
        else if (sign == '>')
            made += "&gt;";
        else
            made += sign;
    }
    return made;
}

// "D:20261122235212Z" of the file's information, as XMP writes a time.
std::string xmp_time(string_view info) {
    const string_view digits = between(info, "/CreationDate (D:", "Z");
    if (digits.size() != 14) return {};
    const auto part = [&](std::size_t at, std::size_t count) {
        return std::string(digits.substr(at, count));
    };
    return part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(8, 2) + ":" + part(10, 2) +
           ":" + part(12, 2) + "Z";
}

// ISO 19005-2 §6.6.4: which part and level the file claims, and what the information says too.
std::string xmp(const PaperInside& inside, string_view info) {
    const std::string time = xmp_time(info);
    std::string made =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n"
        "<dc:format>application/pdf</dc:format>"
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">";
    made += for_xml(inside.title) + "</rdf:li></rdf:Alt></dc:title>\n";
    if (!time.empty()) made += "<xmp:CreateDate>" + time + "</xmp:CreateDate>\n";
    made += "<pdf:Producer>" + for_xml(between(info, "/Producer (", ")\n")) + "</pdf:Producer>\n";
    return made + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
}

std::string stream(string_view more, string_view body) {
    return "<< " + std::string(more) + " /Length " + std::to_string(body.size()) + " >>\nstream\n" +
           std::string(body) + "\nendstream";
}

// A dictionary with more in it; nothing when it does not end like one.
std::optional<std::string> with(string_view dictionary, string_view more) {
    const auto end = dictionary.rfind(">>");
    if (end == string_view::npos) return std::nullopt;
    return std::string(dictionary.substr(0, end)) + std::string(more) + "\n>>";
}

// New objects and new forms of old ones behind the file, with the table that finds them.
class PdfUpdate {
public:
    explicit PdfUpdate(std::string pdf) : pdf_(std::move(pdf)) {}

    void put(std::size_t object, string_view body) {
        if (pdf_.back() != '\n') pdf_ += '\n';
        places_[object] = pdf_.size();
        pdf_ += std::to_string(object) + " 0 obj\n" + std::string(body) + "\nendobj\n";
    }

    std::string finish(const DrawnPdf& drawn, std::size_t size) {
        // Made of what the file says, so that the same paper has the same id twice.
        const auto digest = base::crypto::sha256(base::view_of(pdf_));
        const std::string id = "<" + base::hex(base::ByteView(digest).first(16)) + ">";
        const std::size_t table = pdf_.size();
        pdf_ += "xref\n";
        for (const auto& [object, place] : places_) {
            std::string row = std::to_string(place);
            row.insert(0, 10 - row.size(), '0');
            pdf_ += std::to_string(object) + " 1\n" + row + " 00000 n \n";
        }
        pdf_ += "trailer\n<< /Size " + std::to_string(size) + " /Root " +
                std::to_string(drawn.root()) + " 0 R /Info " + std::to_string(drawn.info()) +
                " 0 R\n/Prev " + std::to_string(drawn.table()) + " /ID [ " + id + " " + id +
                " ] >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
        return std::move(pdf_);
    }

private:
    std::string pdf_;
    std::map<std::size_t, std::size_t> places_;
};

std::string catalog_entries(std::size_t metadata, std::size_t profile, string_view language) {
    std::string made = "   /Metadata " + std::to_string(metadata) + " 0 R\n   /OutputIntents [ " +
                       "<< /Type /OutputIntent /S /GTS_PDFA1\n      /OutputConditionIdentifier" +
                       " (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile " +
                       std::to_string(profile) + " 0 R >> ]";
    if (!language.empty()) made += "\n   /Lang (" + std::string(language) + ")";
    return made;
}

}  // namespace

std::optional<std::string> archived(std::string pdf, const PaperInside& inside) {
    const std::string original = pdf;  // What is read stays where it is while the update grows.
    const auto drawn = DrawnPdf::read(original);
    if (!drawn) return std::nullopt;
    PdfUpdate update(std::move(pdf));
    // §6.2.11.3.2: the numbers of an embedded TrueType font of many characters are its glyphs'.
    for (const auto& [object, dictionary] : drawn->objects()) {
        const bool mapped = dictionary.find("/CIDToGIDMap") != string_view::npos;
        if (mapped || dictionary.find("/Subtype /CIDFontType2") == string_view::npos) continue;
        const auto font = with(dictionary, "   /CIDToGIDMap /Identity");
        if (!font) return std::nullopt;
        update.put(object, *font);
    }
    const std::size_t metadata = drawn->size(), profile = metadata + 1;
    const auto catalog =
        with(drawn->at(drawn->root()), catalog_entries(metadata, profile, inside.language));
    if (!catalog) return std::nullopt;
    update.put(drawn->root(), *catalog);
    update.put(metadata,
               stream("/Type /Metadata /Subtype /XML", xmp(inside, drawn->at(drawn->info()))));
    update.put(profile, stream("/N 3", srgb_profile()));
    return update.finish(*drawn, profile + 1);
}

}  // namespace drivers::printer
