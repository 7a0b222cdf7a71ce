// Every language is complete: nothing unfinished, nothing that the sources say and the translations do not
// know, and no placeholder lost on the way.
#include <QProcess>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtTest>

#include "gui/app/language.h"

using namespace levelscope::gui;

namespace {

struct Message {
    QString context;
    QString source;
    QStringList translations;  // several for plural forms
    bool unfinished = false;
    bool obsolete = false;
    bool plural = false;
};

QString folder() {
    return QStringLiteral(LEVELSCOPE_SOURCE_DIR);
}

QString tsFile(const QString& language) {
    return QStringLiteral("%1/translations/levelscope_%2.ts").arg(folder(), language);
}

void readTranslation(QXmlStreamReader& xml, Message& message) {
    const QString type = xml.attributes().value(QLatin1String("type")).toString();
    message.unfinished = type == QLatin1String("unfinished");
    message.obsolete = type == QLatin1String("vanished") || type == QLatin1String("obsolete");
    if (!message.plural) {
        message.translations << xml.readElementText(QXmlStreamReader::IncludeChildElements);
        return;
    }
    while (xml.readNextStartElement())
        message.translations << xml.readElementText(QXmlStreamReader::IncludeChildElements);
}

QList<Message> messagesOf(const QString& path) {
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.append({context,
                             {},
                             {},
                             false,
                             false,
                             xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes")});
        else if (xml.name() == QLatin1String("source"))
            messages.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation"))
            readTranslation(xml, messages.last());
    }
    return messages;
}

QStringList placeholdersOf(const QString& text) {
    static const QRegularExpression kPlaceholder(QStringLiteral("%(?:L?[0-9]+|n)"));
    QStringList found;
    auto matches = kPlaceholder.globalMatch(text);
    while (matches.hasNext()) {
        const QString one = matches.next().captured();
        if (!found.contains(one))
            found << one;
    }
    found.sort();
    return found;
}

}  // namespace

class TranslationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLanguageIsFinished_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("de") << QStringLiteral("de");
        QTest::newRow("zh_CN") << QStringLiteral("zh_CN");
    }
    void everyLanguageIsFinished() {
        QFETCH(QString, language);
        const QList<Message> messages = messagesOf(tsFile(language));
        QVERIFY(messages.size() > 100);
        for (const Message& message : messages) {
            const QByteArray which = (message.context + QStringLiteral(": ") + message.source).toUtf8();
            QVERIFY2(!message.obsolete, which.constData());
            QVERIFY2(!message.unfinished, which.constData());
            for (const QString& translation : message.translations) {
                QVERIFY2(!translation.isEmpty(), which.constData());
                QStringList lost = placeholdersOf(message.source);
                for (const QString& kept : placeholdersOf(translation))
                    lost.removeAll(kept);
                // A form for one may do without its number.
                lost.removeAll(message.plural ? QStringLiteral("%n") : QString());
                QVERIFY2(lost.isEmpty(), which.constData());
            }
        }
    }

    void theSourcesSayNothingTheTranslationsDoNotKnow() {
        QTemporaryDir scratch;
        for (const char* language : {"de", "zh_CN"}) {
            const QString copy =
                scratch.filePath(QStringLiteral("levelscope_%1.ts").arg(QLatin1String(language)));
            QVERIFY(QFile::copy(tsFile(QLatin1String(language)), copy));
            QProcess lupdate;
            lupdate.start(
                QStringLiteral(LEVELSCOPE_LUPDATE),
                {QStringLiteral("-silent"), QStringLiteral("-I"), folder(), QStringLiteral("-locations"),
                 QStringLiteral("none"), folder() + QStringLiteral("/gui"), QStringLiteral("-ts"), copy});
            QVERIFY(lupdate.waitForFinished(120'000));
            QCOMPARE(lupdate.exitCode(), 0);
            for (const Message& message : messagesOf(copy)) {
                const QByteArray which = (message.context + QStringLiteral(": ") + message.source).toUtf8();
                QVERIFY2(!message.unfinished && !message.obsolete, which.constData());
            }
        }
    }

    void everyLanguageCanBeUsed() {
        for (const Language& language : languages())
            QCOMPARE(applyLanguage(language.code), language.code);
        applyLanguage(QStringLiteral("de"));
        QCOMPARE(QCoreApplication::translate("Pages", "Keys"), QStringLiteral("Schlüssel"));
        applyLanguage(QStringLiteral("en"));
        QCOMPARE(QCoreApplication::translate("Pages", "Keys"), QStringLiteral("Keys"));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
