// What every story about the window demands beside its own claims: Qt has nothing to warn of.
#pragma once

#include <QRegularExpression>
#include <QtTest>

namespace levelscope::test {

// Call it in init(): from then on any warning fails the test function, unless it was announced with
// QTest::ignoreMessage. What the display-less platform says about itself is none of our doing.
inline void failOnQtWarnings() {
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support|QStandardPaths: )")));
}

}  // namespace levelscope::test
