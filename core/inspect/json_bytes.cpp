#include "core/inspect/json_bytes.h"

#include <nlohmann/json.hpp>

#include "core/inspect/text_bytes.h"

namespace levelscope {

void addBytes(nlohmann::ordered_json& json, const std::string& name, std::string_view bytes) {
    if (isUtf8(bytes))
        json[name] = std::string(bytes);
    else
        json[name + "_b64"] = encodeBytes(bytes, BytesEncoding::base64);
}

}  // namespace levelscope
