#include "gui/models/value_content.h"

#include "gui/models/decoder_rules.h"

namespace levelscope::gui {

namespace {

constexpr size_t kHead = 4096;

}  // namespace

ValueContent ValueContent::of(std::shared_ptr<const void> owner, std::string_view bytes) {
    ValueContent content;
    content.owner = std::move(owner);
    content.bytes = bytes;
    content.kind = guessKind(bytes.substr(0, kHead), bytes.size() <= kHead);
    if (content.kind == ValueKind::json) {
        content.json = std::make_shared<const JsonOutline>(JsonOutline::parse(bytes));
        if (!content.json->ok() && content.json->problem != JsonOutline::Problem::tooLarge)
            content.kind =
                bytes.size() <= JsonOutline::kMaxBytes && isUtf8(bytes) ? ValueKind::text : ValueKind::binary;
    }
    if (content.kind == ValueKind::binary)
        content.suggested = guessDecoder(bytes);
    return content;
}

ValueContent ValueContent::of(std::shared_ptr<const std::string> bytes) {
    const std::string_view view = *bytes;
    return of(std::shared_ptr<const void>(std::move(bytes)), view);
}

ValueContent ValueContent::unmaskedBy(const ValueContent& content, std::string_view mask) {
    if (mask.empty() || content.bytes.size() > kMostUnmasked || !content.status.ok())
        return content;
    ValueContent unmasked = of(std::make_shared<const std::string>(unmaskedBytes(content.bytes, mask)));
    unmasked.unmasked = true;
    return unmasked;
}

ValueContent ValueContent::failed(const Status& status) {
    ValueContent content;
    content.status = status;
    return content;
}

}  // namespace levelscope::gui
