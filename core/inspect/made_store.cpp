#include "core/inspect/made_store.h"

namespace levelscope {

namespace {

constexpr uint64_t kBatchBytes = 1u << 20;
constexpr uint32_t kBatchKeys = 4096;

}  // namespace

Result<std::unique_ptr<MadeStore>> MadeStore::create(const std::string& directory, const Options& options) {
    FileSystem& fs = *options.env.fs;
    const auto names = fs.list(directory);
    if (names.ok() && !names->empty())
        return Status(Error{.code = Code::alreadyExists,
                            .reason = Reason::storeExists,
                            .file = directory,
                            .offset = Error::kNoOffset});
    std::unique_ptr<MadeStore> made(new MadeStore(fs, directory, names.ok()));
    ASSIGN_OR_RETURN(made->m_db, Db::open(directory, options, OpenMode::create));
    return made;
}

// The directory was empty or not there: all that is in it now was made here.
MadeStore::~MadeStore() {
    m_db.reset();
    if (m_kept)
        return;
    const auto names = m_fs.list(m_directory);
    if (!names.ok())
        return;
    for (const std::string& name : *names)
        static_cast<void>(m_fs.remove(joinPath(m_directory, name)).ok());
    if (!m_existed)
        static_cast<void>(m_fs.removeDirectory(m_directory).ok());
}

bool MadeStore::batchIsFull() const {
    return m_batch.bytes() >= kBatchBytes || m_batch.count() >= kBatchKeys;
}

Status MadeStore::writeBatch() {
    RETURN_IF_ERROR(m_batch.status());
    RETURN_IF_ERROR(m_db->write({}, m_batch).status());
    m_batch.clear();
    return {};
}

Status MadeStore::settle() {
    RETURN_IF_ERROR(writeBatch());
    return m_db->flush();
}

}  // namespace levelscope
