#include "core/table/cursor.h"

namespace levelscope {

void TableCursor::enter(const DataBlockView& block) {
    m_view = block;
    m_count = block.count();
    m_valid = true;
    const std::string_view common = block.commonPrefix();
    m_commonLength = common.size();
    if (common.empty())
        return;
    if (const size_t needed = common.size() + block.keyBytes() + kBlockSlop; needed > m_keyCapacity) {
        m_keyBuffer.reset(new char[needed]);
        m_keyCapacity = needed;
    }
    std::memcpy(m_keyBuffer.get(), common.data(), common.size());
}

}  // namespace levelscope
