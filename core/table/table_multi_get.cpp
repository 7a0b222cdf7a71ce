// The stages of many look-ups at once; see core/table/table_probe.h.
#include "core/table/table_probe.h"
#include "core/table/table_reader_impl.h"

namespace levelscope {
namespace {

void decide(TableProbe& probe, Status status = {}) {
    probe.open = false;
    probe.status = std::move(status);
}

void askFilter(TableProbe& probe) {
    if (probe.filter == nullptr)
        return;
    const bool mayContain = probe.filter->mayContain(probe.keyHash);
    probe.hit.filter = mayContain ? FilterOutcome::passed : FilterOutcome::saved;
    if (!mayContain)
        decide(probe);
}

void searchBlock(TableProbe& probe) {
    const DataBlockView view(probe.hit.pin.bytes());
    const uint32_t entry = view.lowerBound(probe.key, seekTrailer(probe.sequence));
    decide(probe);
    if (entry == view.count() || !view.keyEquals(entry, probe.key))
        return;
    probe.found = true;
    probe.hit.trailer = view.trailer(entry);
    probe.hit.value = view.value(entry);
    __builtin_prefetch(probe.hit.value.data());
}

}  // namespace

void TableReader::getTogether(std::span<TableProbe> probes) {
    for (TableProbe& probe : probes) {
        Result<const FilterBlockView*> filter = probe.reader->m_impl->filter();
        if (!filter.ok()) {
            decide(probe, filter.status());
            continue;
        }
        probe.filter = *filter;
        if (probe.filter != nullptr)
            probe.filter->prefetch(probe.keyHash);
    }
    for (TableProbe& probe : probes)
        if (probe.open)
            askFilter(probe);
    findBlocks(probes);
    pinBlocks(probes);
    for (TableProbe& probe : probes)
        if (probe.open)
            searchBlock(probe);
}

// The block of each, where its table has one for it.
void TableReader::findBlocks(std::span<TableProbe> probes) {
    const TableProbe* before = nullptr;
    for (TableProbe& probe : probes) {
        if (!probe.open)
            continue;
        Result<const IndexBlockView*> index = probe.reader->m_impl->index();
        if (!index.ok()) {
            decide(probe, index.status());
            continue;
        }
        uint32_t comparisons = 0;
        const uint32_t block = (*index)->find(probe.key, seekTrailer(probe.sequence), comparisons);
        if (block == (*index)->count()) {
            decide(probe);
            continue;
        }
        probe.block = (*index)->handle(block);
        probe.sharesBlock =
            before != nullptr && before->reader == probe.reader && before->block.offset == probe.block.offset;
        before = &probe;
    }
}

// From the cache what is there, and from the system's what is there; then the disk hears of all that is
// missing before the first is waited for.
void TableReader::pinBlocks(std::span<TableProbe> probes) {
    size_t missing = 0;
    for (TableProbe& probe : probes) {
        if (!probe.open || probe.sharesBlock)
            continue;
        const Impl& table = *probe.reader->m_impl;
        probe.hit.pin = table.cache->lookup(table.cacheId, probe.block.offset);
        missing += probe.hit.pin ? 0 : 1;
    }
    for (TableProbe& probe : probes) {
        if (!probe.open || probe.sharesBlock)
            continue;
        if (probe.hit.pin) {
            DataBlockView::prefetch(probe.hit.pin.bytes());
        } else if (missing > 1) {
            Impl& table = *probe.reader->m_impl;
            if (!table.readIntoCache(probe.block, probe.hit.pin, DiskWait::refused).ok())
                table.file->willNeed(probe.block.offset, probe.block.length);
        }
    }
    const TableProbe* owner = nullptr;
    for (TableProbe& probe : probes) {
        if (!probe.open)
            continue;
        if (probe.sharesBlock) {
            probe.hit.pin = owner->hit.pin;
            if (!probe.hit.pin)
                decide(probe, owner->status);
            continue;
        }
        owner = &probe;
        if (probe.hit.pin)
            continue;
        if (Status read = probe.reader->m_impl->readIntoCache(probe.block, probe.hit.pin); !read.ok())
            decide(probe, std::move(read));
    }
}

}  // namespace levelscope
