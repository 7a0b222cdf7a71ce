// Options of an open store: read by anybody, changed by the commit leader.
#include "core/db/db_impl.h"
#include "core/db/options_file.h"
#include "core/version/file_names.h"

namespace levelscope {

Options DbImpl::options() const {
    MutexLock lock(m_mutex);
    return m_options;
}

CompactionOptions DbImpl::compactionOptions() const {
    MutexLock lock(m_mutex);
    return m_options.compaction;
}

Status DbImpl::setOptions(std::span<const OptionChange> changes) {
    if (m_readOnly)
        return writeRefused();
    const Status changed = runAlone([&] { return changeOptions(changes); });
    helpIfScheduled();
    return changed;
}

// Leader only. Stored before they take effect: what a crash leaves is one or the other.
Status DbImpl::changeOptions(std::span<const OptionChange> changes) {
    if (m_failed.load())
        return writeRefused();
    for (const OptionChange& change : changes)
        for (const OptionInfo& info : optionInfos())
            if (info.name == change.name && !info.live)
                return Status::invalid(Reason::optionFixed, change.name);
    Options next = m_options;
    RETURN_IF_ERROR(next.change(changes));
    RETURN_IF_ERROR(
        replaceFile(*m_options.env.fs, joinPath(m_directory, optionsFileName()), optionsFileText(next)));
    {
        MutexLock lock(m_mutex);
        m_options.adoptLive(next);
        m_entryTtlSeconds = m_options.entryTtlSeconds;
        if (m_ownCache)
            m_options.cache->setBudget(m_options.cacheBytes);
        updateDelay();
        scheduleCompaction();
    }
    note(&InfoLog::info, [&] {
        std::string text = "options changed:";
        for (const OptionChange& change : changes)
            text += " " + change.name + "=" + change.value;
        return text;
    });
    return {};
}

}  // namespace levelscope
