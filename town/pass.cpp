#include "town/pass.h"

#include <array>

#include "town/qr_fields.h"
#include "town/receipt.h"

namespace town {
namespace {

constexpr std::string_view pass_prefix = "MDP1.";
constexpr std::size_t signed_fields = 6;

base::Bytes signed_pass_bytes(base::ByteView fields) {
    base::ByteWriter writer;
    writer.bytes(base::view_of(pass_prefix)).bytes(fields);
    return writer.take();
}

// The fields as they lie in the text: kind, number, ground, from, until, certificate.
struct PassFields {
    std::array<base::ByteView, signed_fields> signed_part;
    base::ByteView signature;
    std::size_t signed_size = 0;
};

std::optional<PassFields> pass_fields_of(base::ByteView bytes) {
    base::ByteReader reader(bytes);
    PassFields fields;
    for (base::ByteView& field : fields.signed_part) {
        const auto next = next_field(reader);
        if (!next) return std::nullopt;
        field = *next;
    }
    fields.signed_size = bytes.size() - reader.left();
    const auto signature = next_field(reader);
    if (!signature || reader.left() != 0) return std::nullopt;
    fields.signature = *signature;
    return fields;
}

// A word as packs have them: no pass says more.
bool is_word(std::string_view text) {
    if (text.empty() || text.size() > 64) return false;
    for (const char sign : text) {
        const bool fits = (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') ||
                          sign == '-' || sign == '_';
        if (!fits) return false;
    }
    return true;
}

std::optional<Pass> pass_of(const PassFields& fields) {
    const auto text = [&](std::size_t at) { return base::to_text(fields.signed_part.at(at)); };
    const auto from = base::from_iso_date(text(3));
    const auto until = base::from_iso_date(text(4));
    if (!from || !until || *until < *from) return std::nullopt;
    Pass pass{text(0), text(1), text(2), *from, *until};
    if (!is_word(pass.kind) || !is_word(pass.ground)) return std::nullopt;
    if (read_receipt_number(pass.number) != pass.number) return std::nullopt;
    return pass;
}

// A terminal may be enrolled, or its certificate run out, in the middle of the day.
bool was_trusted_on(base::Date day, const base::crypto::Certificate& terminal,
                    const base::crypto::Certificate& authority) {
    using base::crypto::Trust;
    const base::Time midnight = std::chrono::sys_days(day) - std::chrono::hours(9);
    const base::Time last = midnight + std::chrono::hours(24) - std::chrono::seconds(1);
    const bool trusted = check_chain(terminal, authority, midnight) == Trust::trusted ||
                         check_chain(terminal, authority, last) == Trust::trusted;
    return trusted && made_for(terminal, base::crypto::CertificateUse::tls_client);
}

}  // namespace

std::string pass_qr(const Pass& pass, const base::crypto::Certificate& terminal,
                    const base::crypto::PrivateKey& terminal_key) {
    base::ByteWriter writer;
    add_field(writer, base::view_of(pass.kind));
    add_field(writer, base::view_of(pass.number));
    add_field(writer, base::view_of(pass.ground));
    add_field(writer, base::view_of(base::iso_date(pass.from)));
    add_field(writer, base::view_of(base::iso_date(pass.until)));
    add_field(writer, terminal.der());
    add_field(writer, terminal_key.sign(signed_pass_bytes(writer.written())));
    return std::string(pass_prefix) + base::base64url(writer.written());
}

base::Result<Pass, PassFault> verify_pass(std::string_view qr_text,
                                          const base::crypto::Certificate& authority,
                                          base::Date today) {
    const base::Failure not_a_pass{PassFault::not_a_pass};
    const auto bytes = bytes_behind(pass_prefix, qr_text);
    if (!bytes) return not_a_pass;
    const auto fields = pass_fields_of(*bytes);
    if (!fields) return not_a_pass;
    const auto pass = pass_of(*fields);
    const auto terminal = base::crypto::Certificate::from_der(fields->signed_part.back());
    if (!pass || !terminal) return not_a_pass;
    if (!was_trusted_on(pass->from, *terminal, authority)) {
        return base::Failure{PassFault::untrusted_terminal};
    }
    const auto message = signed_pass_bytes(base::ByteView(*bytes).first(fields->signed_size));
    if (!terminal->public_key().verifies(message, fields->signature)) {
        return base::Failure{PassFault::bad_signature};
    }
    if (today < pass->from) return base::Failure{PassFault::not_yet};
    if (today > pass->until) return base::Failure{PassFault::expired};
    return *pass;
}

std::string_view word(PassFault fault) {
    switch (fault) {
        case PassFault::not_a_pass:
            return "not_a_pass";
        case PassFault::bad_signature:
            return "bad_signature";
        case PassFault::untrusted_terminal:
            return "untrusted_terminal";
        case PassFault::not_yet:
            return "not_yet";
        case PassFault::expired:
            return "expired";
    }
    return "";
}

}  // namespace town
