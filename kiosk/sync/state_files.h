#pragma once

#include "kiosk/sync/sync.h"

namespace kiosk {

// STATE/keys/HEX.key, named by its public key, so that a new enrolment never overwrites the key of
// the one that still counts; STATE/enrolment.json decides which counts.
std::filesystem::path key_file_of(const std::filesystem::path& state,
                                  const base::crypto::PublicKey& key);
std::filesystem::path enrolment_file(const std::filesystem::path& state);

// The errors are plain sentences.
base::Result<void, std::string> keep_key(const std::filesystem::path& state,
                                         const base::crypto::PrivateKey& key);
// Nobody will ever hold a certificate for it.
void forget_key(const std::filesystem::path& state, const base::crypto::PrivateKey& key);
// From here on the new enrolment counts; keys of earlier ones are removed.
base::Result<void, std::string> keep_enrolment(const std::filesystem::path& state,
                                               const town::Enrolment& enrolment,
                                               const base::crypto::PrivateKey& key);

}  // namespace kiosk
