// What deserves attention in a store, worst first: a pure function of its picture.
#pragma once

#include <QList>
#include <QString>

#include "core/formats/address.h"
#include "gui/pages/overview/space_use.h"
#include "gui/session/store_session.h"

namespace levelscope::gui {

struct Attention {
    enum class Grade { good, note, warning, damage } grade = Grade::good;
    QString text;
    Address where;  // where to look
};

// `problem`: the error that made the store read-only, or ok; `space`: of the state's version. Never empty: a
// healthy store says so.
QList<Attention> attentionFor(const StoreState& state, const Status& problem, const SpaceUse& space);

}  // namespace levelscope::gui
