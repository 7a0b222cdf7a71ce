// Which languages there are, and switching between them while the application runs.
#pragma once

#include <QString>
#include <QStringList>

namespace levelscope::gui {

struct Language {
    QString code;   // "de"
    QString label;  // in the language itself: "Deutsch"
};
QList<Language> languages();  // English first
// Installs the translators of the application and of Qt; empty: the desktop's language, English when there is
// no translation. Every widget gets a LanguageChange event. Returns the code in use.
QString applyLanguage(const QString& code);

}  // namespace levelscope::gui
