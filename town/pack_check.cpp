// `pack check` and `pack build`: from the source tree to bytes.
#include <algorithm>

#include "town/pack_container.h"
#include "town/pack_lint.h"

namespace town {
namespace {

constexpr std::string_view readme = "README.md";  // For people; it does not travel.

void check_sizes(const PackSource& source, PackComplaints& complaints) {
    std::size_t size = 0;
    for (const auto& [path, bytes] : source) {
        if (!is_pack_path(path)) {
            complaints.push_back(
                {path, "A path is made of names of ASCII letters, digits, . _ -."});
        }
        size += bytes.size() + path.size() + 6;
    }
    if (size > most_pack_bytes - 1024) complaints.push_back({"", "The pack is over 64 MiB."});
    if (source.size() > most_pack_files) complaints.push_back({"", "Over 10,000 files."});
}

}  // namespace

std::vector<PackComplaint> check(const PackSource& source) {
    LoadedPack loaded = load(source);
    check_sizes(source, loaded.complaints);
    lint_town(loaded);
    lint_journeys(loaded);
    lint_typing(loaded);
    lint_days(loaded);
    lint_floors(loaded);
    lint_words(loaded, source);
    std::ranges::stable_sort(loaded.complaints, {}, &PackComplaint::file);
    return std::move(loaded.complaints);
}

std::vector<PackComplaint> check_language(const PackSource& source, std::string_view language) {
    LoadedPack loaded = load(source, language);
    if (!loaded.written.contains(language)) {
        return {{"pack.toml", "It names no language \"" + std::string(language) + "\"."}};
    }
    lint_words(loaded, source);
    const std::string words = "words " + std::string(language);
    std::erase_if(loaded.complaints, [&](const PackComplaint& one) {
        const bool of_a_file = one.file.starts_with("words/") && last_part(one.file) == language;
        return !of_a_file && one.file != words && !one.file.starts_with(words + " ");
    });  // Of the rest of the pack, `check` speaks.
    return std::move(loaded.complaints);
}

base::Result<base::Bytes, std::vector<PackComplaint>> build(const PackSource& source,
                                                            std::optional<std::uint64_t> version) {
    auto complaints = check(source);
    if (version && (*version == 0 || *version > INT64_MAX)) {
        complaints.push_back({"pack.toml", "The version must be 1 or more."});
    }
    if (!complaints.empty()) return base::Failure{std::move(complaints)};
    const LoadedPack loaded = load(source);
    PackSource files = source;
    files.erase(std::string(readme));
    std::erase_if(files, [&](const auto& file) {
        return file.first.starts_with("words/") && loaded.drafts.contains(last_part(file.first));
    });
    return write_container(version.value_or(loaded.pack.version), files);
}

}  // namespace town
