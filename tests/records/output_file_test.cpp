// Files that are written whole or not at all, and what can stand in the way.
#include "records/output_file.hpp"
#include "diagnostics/kinds.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "exports.hpp"

using rung::Kind;
using rung::OutputFile;

namespace {

std::unique_ptr<OutputFile> open(const std::string& path) {
  rung::Diagnostics diagnostics;
  auto file = OutputFile::open(path, diagnostics);
  CHECK((file != nullptr) == diagnostics.all().empty());
  return file;
}

Kind refusal(const std::string& path) {
  rung::Diagnostics diagnostics;
  REQUIRE(OutputFile::open(path, diagnostics) == nullptr);
  REQUIRE(diagnostics.all().size() == 1);
  return diagnostics.all()[0].kind;
}

}  // namespace

TEST_CASE("the file has its name only once it is whole") {
  const exports::ShortLivedFile place;
  {
    const auto file = open(place.path());
    file->write("a,b\n");
    CHECK_FALSE(std::filesystem::exists(place.path()));
    CHECK(file->commit());
  }
  CHECK(place.bytes() == "a,b\n");
  CHECK(place.files_in_folder() == 1);
}

TEST_CASE("a file that is dropped leaves the old one and nothing else") {
  const exports::ShortLivedFile place("old");
  {
    const auto file = open(place.path());
    file->write(std::string(1 << 20, 'x'));
  }
  CHECK(place.bytes() == "old");
  CHECK(place.files_in_folder() == 1);
}

TEST_CASE("a file that is replaced keeps its rights, a link its place") {
  const exports::ShortLivedFile place("old");
  ::chmod(place.path().c_str(), 0640);
  const std::string link = place.folder() + "/link.csv";
  std::filesystem::create_symlink("export.csv", link);
  const auto file = open(link);
  file->write("new");
  CHECK(file->commit());
  CHECK(place.bytes() == "new");
  CHECK(std::filesystem::is_symlink(link));
  struct stat facts = {};
  ::stat(place.path().c_str(), &facts);
  CHECK((facts.st_mode & 0777) == 0640);
}

TEST_CASE("large outputs arrive whole") {
  const exports::ShortLivedFile place;
  const auto file = open(place.path());
  std::string expected;
  for (int i = 0; i < 100000; ++i) {
    const std::string line = std::to_string(i) + "\n";
    expected += line;
    file->write(line);
  }
  CHECK(file->commit());
  CHECK(place.bytes() == expected);
}

TEST_CASE("targets that cannot be written to") {
  const exports::ShortLivedFile place("x");
  CHECK(refusal(place.folder() + "/none/out.csv") == Kind::output_folder_missing);
  CHECK(refusal(place.folder()) == Kind::output_is_folder);
  CHECK(refusal(place.folder() + "/new/") == Kind::output_is_folder);
  CHECK(refusal(place.path() + "/out.csv") == Kind::output_folder_missing);
  if (::geteuid() != 0) {
    ::chmod(place.path().c_str(), 0400);
    CHECK(refusal(place.path()) == Kind::output_forbidden);
  }
}

TEST_CASE("what is no regular file is written directly") {
  const auto file = open("/dev/null");
  file->write("x");
  CHECK(file->commit());
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("a full disk is told, and nothing is written after it") {
  const auto file = open("/dev/full");
  file->write("x");
  CHECK_FALSE(file->commit());
  REQUIRE(file->failure());
  CHECK(file->failure()->kind == Kind::output_disk_full);
  CHECK_FALSE(file->pipe_closed());
}

TEST_CASE("a closed pipe is told apart from mistakes") {
  const exports::ShortLivedFile place;
  const std::string path = place.folder() + "/pipe";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const int reader = ::open(path.c_str(), O_RDONLY | O_NONBLOCK);
  const auto file = open(path);
  ::close(reader);
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  file->write("x");
  CHECK_FALSE(file->commit());
  std::signal(SIGPIPE, before);
  CHECK(file->pipe_closed());
}
