#include "gui/pages/table/byte_words.h"

#include <QCoreApplication>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {
namespace {

constexpr int kKeyCharacters = 80;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ByteWords)
};

QString blockName(const AnatomyBlock& block) {
    return block.kind == BlockKind::data ? Text::tr("block %1").arg(block.ordinal)
                                         : blockKindName(block.kind);
}

QString partOf(const BytePlace& place) {
    const QString block = blockName(*place.block);
    if (!place.damage.ok())
        return Text::tr("in %1, which is damaged").arg(block);
    if (place.compressed)
        return Text::tr("in %1, which is stored compressed (%2): what it holds has no bytes of its own")
            .arg(block, compressionName(place.block->compression));
    if (place.entry) {
        const QString key = displayBytes(place.entries[*place.entry].userKey, kKeyCharacters);
        return place.part == BytePlace::Part::key ? Text::tr("of the key %1, in %2").arg(key, block)
                                                  : Text::tr("of the value of %1, in %2").arg(key, block);
    }
    if (place.field)
        return Text::tr("of the field %1, in %2").arg(displayBytes(place.field->name), block);
    if (place.trailer)
        return Text::tr("of the checksum and kind behind %1").arg(block);
    return Text::tr("in %1").arg(block);
}

}  // namespace

QString byteWords(uint64_t offset, const BytePlace& place) {
    return Text::tr("byte %1: %2")
        .arg(displayNumber(offset), place.block ? partOf(place) : Text::tr("nobody's, in a gap"));
}

}  // namespace levelscope::gui
