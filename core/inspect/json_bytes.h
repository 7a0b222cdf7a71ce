// Keys and values in JSON, which holds text only. A pure function.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace levelscope {

// json[name] = text, or json[name + "_b64"] for what is not UTF-8.
void addBytes(nlohmann::ordered_json& json, const std::string& name, std::string_view bytes);

}  // namespace levelscope
