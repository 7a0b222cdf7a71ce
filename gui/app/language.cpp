#include "gui/app/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

static void initTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace levelscope::gui {
namespace {

bool isKnown(const QString& code) {
    for (const Language& language : languages()) {
        if (language.code == code)
            return true;
    }
    return false;
}

QString desktopLanguage() {
    const QLocale locale = QLocale::system();
    const QString full = locale.name();
    const QString bare = full.section(QLatin1Char('_'), 0, 0);
    if (isKnown(full))
        return full;
    // Any Chinese desktop is served by the one Chinese translation.
    if (bare == QLatin1String("zh"))
        return QStringLiteral("zh_CN");
    return isKnown(bare) ? bare : QStringLiteral("en");
}

}  // namespace

QList<Language> languages() {
    return {{QStringLiteral("en"), QStringLiteral("English")},
            {QStringLiteral("de"), QStringLiteral("Deutsch")},
            {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
}

QString applyLanguage(const QString& code) {
    static QTranslator* ours = nullptr;
    static QTranslator* qts = nullptr;
    initTranslations();
    for (QTranslator** slot : {&ours, &qts}) {
        if (*slot)
            QCoreApplication::removeTranslator(*slot);
        delete *slot;
        *slot = nullptr;
    }
    const QString used = isKnown(code) ? code : desktopLanguage();
    QLocale::setDefault(QLocale(used));
    const auto install = [](const QString& name, const QString& folder) -> QTranslator* {
        auto* translator = new QTranslator;
        if (translator->load(name, folder) && QCoreApplication::installTranslator(translator))
            return translator;
        delete translator;
        return nullptr;
    };
    // English has plural forms only.
    ours = install(QStringLiteral("levelscope_") + used, QStringLiteral(":/i18n"));
    if (used != QLatin1String("en"))
        qts = install(QStringLiteral("qtbase_") + used, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return used;
}

}  // namespace levelscope::gui
