// levelscope [DIR] [--read-only] [--theme NAME] [--language CODE] [--screenshots OUT [--size WxH]]: starts
// the window. Exit codes: 0 ok, 1 failure, 2 usage.
#include <QApplication>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSize>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>

#include "core/base/build_info.h"
#include "gui/app/app.h"
#include "gui/app/main_window.h"
#include "gui/app/screenshots.h"
#include "gui/jobs/job.h"

using namespace levelscope::gui;

namespace {

struct Arguments {
    QString directory;
    QString screenshots;
    App::Overrides overrides;
    QSize size;  // of screenshots; invalid: the usual
    bool readOnly = false;
    QString error;
};

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Main)
};

QSize sizeOf(const QString& text) {
    constexpr int kMost = 16'384;
    const QStringList parts = text.split(QLatin1Char('x'));
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    const bool sound = parts.size() == 2 && size.width() > 0 && size.height() > 0 &&
                       std::max(size.width(), size.height()) <= kMost;
    return sound ? size : QSize();
}

Arguments parse(const QCoreApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(Text::tr("See into LSM-tree stores."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption screenshots(QStringLiteral("screenshots"),
                                         Text::tr("Write one PNG of every page into OUT and exit."),
                                         QStringLiteral("OUT"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light, dark, high-contrast"),
                                   QStringLiteral("NAME"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en, de, zh_CN"),
                                      QStringLiteral("CODE"));
    const QCommandLineOption readOnly(QStringLiteral("read-only"),
                                      Text::tr("Only read: take no lock and write nothing."));
    const QCommandLineOption size(QStringLiteral("size"), Text::tr("Size of the window in screenshots."),
                                  QStringLiteral("WxH"));
    parser.addOptions({screenshots, theme, language, readOnly, size});
    parser.addPositionalArgument(QStringLiteral("DIR"), Text::tr("The folder of a store."),
                                 QStringLiteral("[DIR]"));
    parser.process(app);
    Arguments arguments;
    arguments.screenshots = parser.value(screenshots);
    arguments.overrides = {parser.value(theme), parser.value(language)};
    arguments.readOnly = parser.isSet(readOnly);
    arguments.size = sizeOf(parser.value(size));
    const QStringList positional = parser.positionalArguments();
    ThemeKind kind;
    if (positional.size() > 1)
        arguments.error = Text::tr("Only one folder can be given.");
    else if (parser.isSet(theme) && !themeFromName(arguments.overrides.theme, kind))
        arguments.error = Text::tr("There is no theme of that name: use light, dark or high-contrast.");
    else if (parser.isSet(size) && !arguments.size.isValid())
        arguments.error = Text::tr("A size is two numbers, such as 1440x900.");
    else if (parser.isSet(screenshots) && positional.isEmpty())
        arguments.error = Text::tr("Screenshots need the folder of a store.");
    if (!positional.isEmpty())
        arguments.directory = positional.front();
    return arguments;
}

int complain(const QString& text) {
    std::fprintf(stderr, "levelscope: %s\n", qPrintable(text));
    return 1;
}

int takeScreenshots(const QApplication& app, const Arguments& arguments) {
    // Settings of its own, so that the pictures do not depend on the user's.
    const QTemporaryDir settings;
    App shell(settings.filePath(QStringLiteral("levelscope.ini")), arguments.overrides);
    MainWindow* window = shell.newWindow();
    window->show();
    Screenshots screenshots(window, arguments.screenshots);
    if (arguments.size.isValid())
        screenshots.setSize(arguments.size);
    QString error;
    QObject::connect(&screenshots, &Screenshots::finished, &app, [&error](const QString& what) {
        error = what;
        QCoreApplication::exit(what.isEmpty() ? 0 : 1);
    });
    QMetaObject::invokeMethod(
        &screenshots, [&] { screenshots.start(arguments.directory, arguments.readOnly); },
        Qt::QueuedConnection);
    const int code = QApplication::exec();
    return code == 0 ? 0 : complain(error);
}

int runWindow(const Arguments& arguments) {
    App shell(settingsPath(), arguments.overrides);
    MainWindow* window = shell.newWindow();
    window->show();
    if (!arguments.directory.isEmpty())
        window->considerStore(arguments.directory, true, arguments.readOnly);
    return QApplication::exec();
}

void applyScale() {
    const int percent = loadSettings(settingsPath()).settings.scalePercent;
    if (percent != 100 && !qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(percent / 100.0));
}

}  // namespace

int main(int argc, char* argv[]) {
    QCoreApplication::setApplicationName(QStringLiteral("levelscope"));
    QCoreApplication::setApplicationVersion(QLatin1String(levelscope::kVersion));
    applyScale();
    const QApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Levelscope"));
    QGuiApplication::setDesktopFileName(QStringLiteral("levelscope"));
    const Arguments arguments = parse(app);
    if (!arguments.error.isEmpty()) {
        complain(arguments.error);
        return 2;
    }
    const int code = arguments.screenshots.isEmpty() ? runWindow(arguments) : takeScreenshots(app, arguments);
    // Stores close on workers; their last bytes and locks are in order before the process ends.
    waitForBackgroundTasks();
    return code;
}
