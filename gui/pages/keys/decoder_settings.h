// Decoder rules that somebody has edited, kept per store beside the other settings. GUI thread.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "gui/models/decoder_rules.h"

namespace levelscope::gui {

// Of this store and family; nothing: none were saved, or they cannot be understood.
std::optional<std::vector<DecoderRule>> savedRules(const QString& store);
// Of at most kMostStores stores: the oldest go. False when they could not be written.
inline constexpr int kMostStores = 100;
bool keepRules(const QString& store, const std::vector<DecoderRule>& rules);
void forgetRules(const QString& store);

}  // namespace levelscope::gui
