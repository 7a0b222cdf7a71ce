#include "gui/app/about_dialog.h"

#include <lz4.h>
#include <zstd.h>

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

#include "core/base/build_info.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {
constexpr int kLogo = 64;
constexpr int kTextWidth = 480;
}  // namespace

QString diagnostics(const StoreSession* session) {
    QStringList lines{
        QStringLiteral("Levelscope %1").arg(QLatin1String(kVersion)),
        QStringLiteral("Qt %1 (built with %2), %3")
            .arg(QLatin1String(qVersion()), QLatin1String(QT_VERSION_STR), QGuiApplication::platformName()),
        QStringLiteral("%1, %2").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()),
        QStringLiteral("LZ4 %1, Zstandard %2")
            .arg(QLatin1String(LZ4_versionString()), QLatin1String(ZSTD_versionString())),
    };
    if (!session)
        return lines.join(QLatin1Char('\n'));
    const StoreState& state = *session->state();
    lines << QStringLiteral("store: format version %1, %2, sequence %3")
                 .arg(state.info.formatVersion)
                 .arg(session->canEdit() ? QLatin1String("edit") : QLatin1String("inspect"))
                 .arg(state.info.lastSequence);
    for (const LevelInfo& level : state.levels) {
        if (level.tables > 0)
            lines << QStringLiteral("L%1: %2 tables, %3 bytes, %4 entries, %5 tombstones")
                         .arg(level.level)
                         .arg(level.tables)
                         .arg(level.bytes)
                         .arg(level.entries)
                         .arg(level.tombstones);
    }
    for (const auto& [name, value] : state.info.options)
        lines << QStringLiteral("%1=%2").arg(QString::fromStdString(name), QString::fromStdString(value));
    return lines.join(QLatin1Char('\n'));
}

void copyDiagnostics(const StoreSession* session) {
    QGuiApplication::clipboard()->setText(diagnostics(session));
}

AboutDialog::AboutDialog(StoreSession* session, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Levelscope"));
    auto* logo = new QLabel(this);
    logo->setPixmap(QIcon(QStringLiteral(":/icons/levelscope.svg")).pixmap(kLogo, kLogo));
    auto* name = plainLabel(QStringLiteral("Levelscope %1").arg(QLatin1String(kVersion)), this);
    name->setFont(titleFont());
    auto* about =
        plainLabel(tr("See into LSM-tree stores: keys, tables, levels, filters and compactions."), this);
    auto* licence =
        plainLabel(tr("Free software under the GNU General Public License, version 3 or later, without any "
                      "warranty. It uses Qt (LGPL), LZ4, Zstandard and xxHash (BSD), {fmt}, spdlog, "
                      "CLI11 and nlohmann/json (MIT or BSD), OpenSSL (Apache) and bzip2."),
                   this, "muted");
    for (QLabel* label : {about, licence}) {
        label->setWordWrap(true);
        label->setFixedWidth(kTextWidth);
    }
    auto* details = new QPlainTextEdit(diagnostics(session), this);
    details->setReadOnly(true);
    details->setFont(fixedFont());
    details->setMinimumHeight(140);
    details->setAccessibleName(tr("Diagnostics"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* copy = buttons->addButton(tr("Copy diagnostics"), QDialogButtonBox::ActionRole);
    copy->setToolTip(plainToolTip(tr("Versions, sizes and options; no keys, no values")));
    connect(copy, &QPushButton::clicked, this,
            [text = diagnostics(session)] { QGuiApplication::clipboard()->setText(text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);

    auto* texts = new QVBoxLayout;
    texts->setSpacing(2 * metrics::kGap);
    for (QWidget* widget : std::initializer_list<QWidget*>{name, about, licence, details})
        texts->addWidget(widget);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kPadding);
    row->addWidget(logo, 0, Qt::AlignTop);
    row->addLayout(texts);
    auto* column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(buttons);
}

}  // namespace levelscope::gui
