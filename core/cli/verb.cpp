#include "core/cli/verb.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

namespace levelscope::cli {

namespace {

template <typename Value>
CLI::Option* addOption(CLI::App& app, const char* name, Value& value, const std::string& help) {
    return app.add_option(name, value, help);
}

template <typename Value>
CLI::Option* addOption(CLI::App& app, const char* name, std::vector<Value>& values, const std::string& help) {
    return app.add_option(name, values, help)->take_all();
}

}  // namespace

const Argument& Argument::required() const {
    m_option->required();
    return *this;
}

const Argument& Argument::oneOf(const std::vector<std::string>& values) const {
    m_option->check(CLI::IsMember(values));
    return *this;
}

const Argument& Argument::within(int64_t least, int64_t most) const {
    m_option->check(CLI::Range(least, most));
    return *this;
}

const Argument& Argument::withinShare(double least, double most) const {
    m_option->check(CLI::Range(least, most));
    return *this;
}

const Argument& Argument::separatedByCommas() const {
    m_option->delimiter(',')->allow_extra_args(false);  // what follows may be a directory
    return *this;
}

const Argument& Argument::excludes(const Argument& other) const {
    m_option->excludes(other.m_option);
    return *this;
}

const Argument& Argument::tellDefault() const {
    m_option->capture_default_str();
    return *this;
}

bool Argument::given() const {
    return !m_option->empty();
}

Verb::Verb(CLI::App& app, const char* name, const char* summary, std::function<void()> run)
    : m_app(app.add_subcommand(name, summary)) {
    m_app->callback(std::move(run));
}

Argument Verb::option(const char* name, Target target, const std::string& help) const {
    return Argument(std::visit([&](auto* value) { return addOption(*m_app, name, *value, help); }, target));
}

Argument Verb::flag(const char* name, bool* target, const std::string& help) const {
    return Argument(m_app->add_flag(name, *target, help));
}

void Verb::explain(const std::string& text) const {
    m_app->footer(text);
}

void Verb::requireOneOf(const std::vector<Argument>& arguments, const char* what) const {
    m_app->parse_complete_callback([arguments, what] {
        if (std::ranges::none_of(arguments, &Argument::given))
            throw CLI::RequiredError(what);
    });
}

}  // namespace levelscope::cli
