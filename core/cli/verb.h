// How a verb declares its arguments: a narrow door to CLI11. Only verb.cpp and command.cpp read CLI11's
// headers, which cost seconds of compiling wherever they are included.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace levelscope::cli {

// An argument that was declared; a handle, good as long as its verb. A value that breaks what is declared
// here is an error of usage, told before the verb runs.
class Argument {
public:
    const Argument& required() const;
    const Argument& oneOf(const std::vector<std::string>& values) const;
    const Argument& within(int64_t least, int64_t most) const;
    const Argument& withinShare(double least, double most) const;
    const Argument& separatedByCommas() const;
    const Argument& excludes(const Argument& other) const;
    // --help tells the value that the target holds now.
    const Argument& tellDefault() const;
    // After parsing.
    bool given() const;

private:
    friend class Verb;
    explicit Argument(CLI::Option* option) : m_option(option) {}

    CLI::Option* m_option;
};

// Where a value goes; a list takes what is given more than once. Not owned: outlives the parsing.
using Target =
    std::variant<std::string*, std::optional<std::string>*, int*, uint32_t*, uint64_t*,
                 std::optional<uint64_t>*, double*, std::vector<std::string>*, std::vector<uint64_t>*>;

// A verb of levelctl; a handle, good as long as the application.
class Verb {
public:
    // Adds the verb; `run` is called if the command line names it and is in order.
    Verb(CLI::App& app, const char* name, const char* summary, std::function<void()> run);

    // "--name" for an option, "NAME" for a place on the line.
    Argument option(const char* name, Target target, const std::string& help) const;
    Argument flag(const char* name, bool* target, const std::string& help) const;
    // Below the options in --help.
    void explain(const std::string& text) const;
    // One of these must be given; `what` tells the user which.
    void requireOneOf(const std::vector<Argument>& arguments, const char* what) const;

private:
    CLI::App* m_app;
};

}  // namespace levelscope::cli
