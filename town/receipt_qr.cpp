#include "town/qr_fields.h"
#include "town/receipt.h"

namespace town {

namespace {

constexpr std::string_view receipt_prefix = "MDG1.";
constexpr std::size_t printed_secret_bytes = 16;

base::Bytes signed_bytes(base::ByteView fields) {
    base::ByteWriter writer;
    writer.bytes(base::view_of(receipt_prefix)).bytes(fields);
    return writer.take();
}

// The five fields as they lie in the text, and where the signed part ends.
struct Fields {
    base::ByteView number, secret, received_at, certificate, signature;
    std::size_t signed_size = 0;
};

std::optional<Fields> fields_of(base::ByteView bytes) {
    base::ByteReader reader(bytes);
    Fields fields;
    for (auto* field : {&fields.number, &fields.secret, &fields.received_at, &fields.certificate}) {
        const auto next = next_field(reader);
        if (!next) return std::nullopt;
        *field = *next;
    }
    fields.signed_size = bytes.size() - reader.left();
    const auto signature = next_field(reader);
    if (!signature || reader.left() != 0) return std::nullopt;
    fields.signature = *signature;
    return fields;
}

}  // namespace

std::string receipt_qr(const Receipt& receipt, const base::crypto::Certificate& terminal,
                       const base::crypto::PrivateKey& terminal_key) {
    base::ByteWriter writer;
    add_field(writer, base::view_of(receipt.number));
    add_field(writer, receipt.secret);
    add_field(writer, base::view_of(base::rfc3339(receipt.received_at)));
    add_field(writer, terminal.der());
    add_field(writer, terminal_key.sign(signed_bytes(writer.written())));
    return std::string(receipt_prefix) + base::base64url(writer.written());
}

base::Result<VerifiedReceipt, ReceiptFault> verify_receipt(
    std::string_view qr_text, const base::crypto::Certificate& authority) {
    using base::crypto::Certificate;
    const base::Failure not_a_receipt{ReceiptFault::not_a_receipt};
    const auto bytes = bytes_behind(receipt_prefix, qr_text);
    if (!bytes) return not_a_receipt;
    const auto fields = fields_of(*bytes);
    if (!fields || fields->secret.size() != printed_secret_bytes) return not_a_receipt;
    const std::string number = base::to_text(fields->number);
    const std::string time_text = base::to_text(fields->received_at);
    const auto received_at = base::from_rfc3339(time_text);
    const auto terminal = Certificate::from_der(fields->certificate);
    if (!received_at || base::rfc3339(*received_at) != time_text || !terminal) {
        return not_a_receipt;
    }
    if (read_receipt_number(number) != number) return base::Failure{ReceiptFault::bad_number};
    if (check_chain(*terminal, authority, *received_at) != base::crypto::Trust::trusted ||
        !made_for(*terminal, base::crypto::CertificateUse::tls_client)) {
        return base::Failure{ReceiptFault::untrusted_terminal};
    }
    const auto message = signed_bytes(base::ByteView(*bytes).first(fields->signed_size));
    if (!terminal->public_key().verifies(message, fields->signature)) {
        return base::Failure{ReceiptFault::bad_signature};
    }
    Receipt receipt{number, base::Bytes(fields->secret.begin(), fields->secret.end()),
                    *received_at};
    return VerifiedReceipt{std::move(receipt), terminal->common_name()};
}

}  // namespace town
