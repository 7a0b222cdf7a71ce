// How the Keys page reads keys and values: the rules of the store, detected or edited.
#include "gui/pages/keys/decoder_dialog.h"
#include "gui/pages/keys/decoder_settings.h"
#include "gui/pages/keys/detect_rules.h"
#include "gui/pages/keys/key_grid_view.h"
#include "gui/pages/keys/key_window.h"
#include "gui/pages/keys/keys_page.h"
#include "gui/session/store_session.h"
#include "gui/widgets/value_view.h"

namespace levelscope::gui {

namespace {

// Keys of one kind share what stands before the last separator.
std::string_view prefixOf(std::string_view key) {
    const size_t last = key.find_last_of("/:.|");
    return last == std::string_view::npos ? std::string_view() : key.substr(0, last + 1);
}

}  // namespace

QString KeysPage::decoderPlace() const {
    return m_session->origin() + QLatin1Char('\n') + QString::fromStdString(m_session->state()->info.family);
}

void KeysPage::detectDecoders() {
    m_detecting.start(
        this, [reader = m_session->reader()](std::stop_token stop) { return detectRules(*reader, stop); },
        [this](const DecoderRules& detected) {
            m_detected = detected;
            std::optional<std::vector<DecoderRule>> saved = savedRules(decoderPlace());
            useDecoders(saved ? std::move(*saved) : detected.rules);
        });
}

void KeysPage::useDecoders(std::vector<DecoderRule> rules) {
    DecoderRules now{std::move(rules), m_detected.mask};
    if (now == m_rules)
        return;
    m_rules = std::move(now);
    m_model->setRules(m_rules);
    m_grid->fitKeys();
    loadValue();
}

void KeysPage::chooseDecoder(ValueDecoder decoder) {
    if (!hasCurrent())
        return;
    m_rules.choose(prefixOf(currentKey()), currentKey(), decoder);
    keepDecoders();
}

void KeysPage::keepDecoders() {
    if (m_rules.rules == m_detected.rules)
        forgetRules(decoderPlace());
    else if (!keepRules(decoderPlace(), m_rules.rules))
        Q_EMIT statusMessage(tr("The rules hold for now, but could not be saved."));
}

void KeysPage::editDecoders() {
    if (!hasCurrent()) {
        openDecoderDialog(std::nullopt);
        return;
    }
    withPair(currentKey(), [this, key = currentKey()](const StoredPair& pair) {
        openDecoderDialog(pair.content.status.ok() ? std::optional(DecoderDialog::Sample{key, pair.content})
                                                   : std::nullopt);
    });
}

void KeysPage::openDecoderDialog(std::optional<DecoderDialog::Sample> sample) {
    auto* dialog = new DecoderDialog(m_rules, m_detected, std::move(sample), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        useDecoders(dialog->rules());
        keepDecoders();
    });
    dialog->open();
}

}  // namespace levelscope::gui
