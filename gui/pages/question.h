// What experts ask of a store, and the window answers in a few steps. resources/help/questions.md has the
// line of levelctl for each; gui/app/questions.h the words.
#pragma once

namespace levelscope::gui {

enum class Question {
    absentKey,       // why is this key absent?
    filesOfKey,      // which files hold it?
    freedByRange,    // what will compacting this range free?
    largestPrefix,   // which prefix eats my disk?
    worthOfFilters,  // is the filter worth its memory?
    slowedWriters,   // why do writes stall?
    lastHour,        // what did the last hour of compactions do?
    damagedFiles,    // is any file damaged?
    keptTombstones,  // which tombstones cannot go, and why?
    byteOfFile,      // what is in this byte?
};

}  // namespace levelscope::gui
