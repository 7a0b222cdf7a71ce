#include "core/inspect/writer_debt.h"

#include <algorithm>

namespace levelscope {

std::optional<DebtInputs> writerDebt(const StoreInfo& info, const Version& version, uint64_t immutables) {
    if (info.format != StoreFormat::native)
        return std::nullopt;
    const Options options = optionsOf(info);
    DebtInputs debt = tableDebt(version, options);
    debt.immutables = immutables;
    debt.activeFill = static_cast<double>(info.memtableBytes) /
                      static_cast<double>(std::max<uint64_t>(options.memtableBytes, 1));
    return debt;
}

}  // namespace levelscope
