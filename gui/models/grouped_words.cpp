#include "gui/models/grouped_words.h"

#include "gui/models/display.h"

namespace levelscope::gui {

QString withGroupedNumber(const QString& words, uint64_t number) {
    QString grouped = words;
    return grouped.replace(QString::number(number), displayNumber(number));
}

}  // namespace levelscope::gui
