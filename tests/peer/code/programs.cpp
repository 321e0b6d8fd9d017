#include "tests/peer/code/programs.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "base/files.h"
#include "drivers/camera/picture.h"
#include "drivers/code/read.h"
#include "tests/support/skip.h"

namespace peers {

namespace {

std::vector<std::string> between(const std::string& text, const std::string& before,
                                 const std::string& after) {
    std::vector<std::string> found;
    for (auto at = text.find(before); at != text.npos; at = text.find(before, at)) {
        at += before.size();
        const auto end = text.find(after, at);
        if (end == text.npos) break;
        found.push_back(text.substr(at, end - at));
    }
    return found;
}

// ZXingReader writes the ends of lines so.
std::string with_line_ends(std::string text) {
    for (const auto& [written, meant] : {std::pair{"<CR>", "\r"}, {"<LF>", "\n"}}) {
        for (auto at = text.find(written); at != text.npos; at = text.find(written, at))
            text.replace(at, 4, meant);
    }
    return text;
}

}  // namespace

Folder::Folder() : path_((std::filesystem::temp_directory_path() / "codes.XXXXXX").string()) {
    REQUIRE(::mkdtemp(path_.data()) != nullptr);
}
Folder::~Folder() { std::filesystem::remove_all(path_); }

bool is_installed(const std::string& program) {
    return output_of({"sh", "-c", "command -v " + program}).has_value();
}

bool is_here_to_judge(const std::string& program) {
    const bool here = is_installed(program);
    if (!here) tests::skip(program + " is not installed");
    return here;
}

std::optional<std::string> output_of(const std::vector<std::string>& words) {
    int pipe_ends[2] = {-1, -1};
    REQUIRE(::pipe2(pipe_ends, O_CLOEXEC) == 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t child = -1;
    const int spawned =
        ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe_ends[1]);
    std::string output;
    char bytes[4096];
    for (ssize_t got = 0; (got = ::read(pipe_ends[0], bytes, sizeof bytes)) > 0;) {
        output.append(bytes, static_cast<std::size_t>(got));
    }
    ::close(pipe_ends[0]);
    if (spawned != 0) return std::nullopt;
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
    return output;
}

void write_pgm(const std::string& file, const drivers::code::GrayPicture& picture) {
    std::ofstream stream(file, std::ios::binary);
    stream << fmt::format("P5\n{} {}\n255\n", picture.width, picture.height);
    stream.write(reinterpret_cast<const char*>(picture.pixels.data()),
                 static_cast<std::streamsize>(picture.pixels.size()));
}

drivers::code::GrayPicture read_picture(const std::string& file) {
    const auto bytes = base::read_file(file, std::size_t{64} << 20);
    REQUIRE(bytes);
    auto picture = drivers::camera::picture_from(bytes.value());
    REQUIRE(picture);
    return std::move(*picture);
}

std::vector<Read> read_by_zbar(const std::vector<std::string>& files) {
    std::vector<Read> all;
    for (const std::string& file : files) {
        // It ends with 4 where it finds nothing.
        const auto said = output_of({"zbarimg", "-q", "--xml", file});
        all.push_back(
            {file, said ? between(*said, "<![CDATA[", "]]>") : std::vector<std::string>()});
    }
    return all;
}

std::vector<Read> read_by_zxing_reader(const std::vector<std::string>& files) {
    std::vector<Read> all;
    for (const std::string& file : files) {
        // It ends with an assert on some pictures (drivers/code/zxing.h): then it has read nothing.
        const auto said = output_of({"ZXingReader", "-1", file});
        all.push_back({file, {}});
        if (!said) continue;
        for (auto& text : between(*said, " \"", "\"\n"))
            all.back().texts.push_back(with_line_ends(std::move(text)));
    }
    return all;
}

std::vector<std::string> read_by_us(const drivers::code::GrayPicture& picture) {
    std::vector<std::string> texts;
    for (const auto& code : drivers::code::read_codes(picture.view()).codes) {
        texts.push_back(code.text.reveal());
    }
    return texts;
}

}  // namespace peers
