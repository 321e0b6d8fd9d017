#include "town/pass_list.h"

#include <algorithm>
#include <array>

#include "town/qr_fields.h"
#include "town/receipt.h"

namespace town {
namespace {

constexpr std::string_view list_prefix = "MDR1.";
constexpr std::size_t list_fields = 4, most_field = 0xFFFF, most_list_text = 400'000;

std::string joined_by_commas(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ",") + part;
    return text;
}

std::vector<std::string> parts_between_commas(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        const auto comma = std::min(text.find(',', at), text.size());
        parts.push_back(text.substr(at, comma - at));
        at = comma + 1;
    }
    return parts;
}

base::Bytes signed_list_bytes(base::ByteView fields) {
    base::ByteWriter writer;
    writer.bytes(base::view_of(list_prefix)).bytes(fields);
    return writer.take();
}

bool is_list_of_ours(const PassList& list) {
    const auto number = [](const std::string& one) { return read_receipt_number(one) == one; };
    const auto digest = [](const std::string& one) {
        const auto bytes = base::from_hex(one);
        return bytes && bytes->size() == 32 && base::hex(*bytes) == one;
    };
    return std::ranges::all_of(list.revoked, number) && std::ranges::all_of(list.terminals, digest);
}

}  // namespace

std::optional<std::string> signed_pass_list(const PassList& list,
                                            const base::crypto::Certificate& signer,
                                            const base::crypto::PrivateKey& signer_key) {
    const std::array fields{base::to_bytes(base::rfc3339(list.made_at)),
                            base::to_bytes(joined_by_commas(list.revoked)),
                            base::to_bytes(joined_by_commas(list.terminals)), signer.der()};
    base::ByteWriter writer;
    for (const auto& field : fields) {
        if (field.size() > most_field) return std::nullopt;
        add_field(writer, field);
    }
    add_field(writer, signer_key.sign(signed_list_bytes(writer.written())));
    return std::string(list_prefix) + base::base64url(writer.written());
}

base::Result<PassList, PassListFault> verify_pass_list(std::string_view text,
                                                       const base::crypto::Certificate& authority) {
    const base::Failure not_a_list{PassListFault::not_a_list};
    if (!text.starts_with(list_prefix) || text.size() > most_list_text) return not_a_list;
    const auto bytes = base::from_base64url(text.substr(list_prefix.size()));
    if (!bytes) return not_a_list;
    base::ByteReader reader(*bytes);
    std::array<base::ByteView, list_fields> fields;
    for (auto& field : fields) {
        const auto next = next_field(reader);
        if (!next) return not_a_list;
        field = *next;
    }
    const std::size_t signed_size = bytes->size() - reader.left();
    const auto signature = next_field(reader);
    const auto made_at = base::from_rfc3339(base::to_text(fields[0]));
    const auto signer = base::crypto::Certificate::from_der(fields[3]);
    if (!signature || reader.left() != 0 || !made_at || !signer) return not_a_list;
    const PassList list{.made_at = *made_at,
                        .revoked = parts_between_commas(base::to_text(fields[1])),
                        .terminals = parts_between_commas(base::to_text(fields[2]))};
    if (!is_list_of_ours(list)) return not_a_list;
    const bool trusted =
        check_chain(*signer, authority, *made_at) == base::crypto::Trust::trusted &&
        made_for(*signer, base::crypto::CertificateUse::tls_client);
    if (!trusted) return base::Failure{PassListFault::untrusted_signer};
    const auto message = signed_list_bytes(base::ByteView(*bytes).first(signed_size));
    if (!signer->public_key().verifies(message, *signature)) {
        return base::Failure{PassListFault::bad_signature};
    }
    return list;
}

std::optional<PassList> pass_list_in(const Table& table, base::Time made_at) {
    const auto terminals = table.figures.find(std::string(terminals_figure));
    if (terminals == table.figures.end()) return std::nullopt;
    PassList list{.made_at = made_at,
                  .revoked = {},
                  .terminals = parts_between_commas(terminals->second.text)};
    for (const auto& row : table.rows) list.revoked.push_back(row.id);
    return is_list_of_ours(list) ? std::optional(list) : std::nullopt;
}

}  // namespace town
