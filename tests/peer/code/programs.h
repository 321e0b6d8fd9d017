#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "drivers/code/gray.h"

// The programs of others that write and read codes, and the files they share with us.
namespace peers {

// A folder of its own that goes with it.
class Folder {
public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();
    std::string file(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

bool is_installed(const std::string& program);
// Says so in a plain line where it is not.
bool is_here_to_judge(const std::string& program);

// What the command says; empty where it ended badly. Words are handed over as they are.
std::optional<std::string> output_of(const std::vector<std::string>& words);

void write_pgm(const std::string& file, const drivers::code::GrayPicture& picture);
drivers::code::GrayPicture read_picture(const std::string& file);

// One picture, and what a reader said about it.
struct Read {
    std::string file;
    std::vector<std::string> texts;
};
std::vector<Read> read_by_zbar(const std::vector<std::string>& files);
std::vector<Read> read_by_zxing_reader(const std::vector<std::string>& files);
std::vector<std::string> read_by_us(const drivers::code::GrayPicture& picture);

}  // namespace peers
