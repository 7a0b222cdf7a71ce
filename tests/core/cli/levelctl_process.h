// Runs the levelctl that was built, as a user would, and gives back what it printed.
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

struct Outcome {
    int exitCode = -1;  // -1: it did not end by itself
    QByteArray out;
    QByteArray err;
};

// Stores and files of one test, removed with it.
class Workplace {
public:
    Workplace() : m_environment(QProcessEnvironment::systemEnvironment()) {
        m_environment.insert("LEVELSCOPE_DATA_DIR", m_directory.filePath("data"));
    }

    QString path(const QString& name) const { return m_directory.filePath(name); }

    Outcome run(const QStringList& arguments, const QByteArray& input = {}) const {
        return runProgram(LEVELCTL_PATH, arguments, input);
    }
    // For bytes that are no text: the shell makes them.
    Outcome runShell(const QString& script) const { return runProgram("/bin/sh", {"-c", script}, {}); }

    bool write(const QString& name, const QByteArray& bytes) const {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    QByteArray read(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    const QProcessEnvironment& environment() const { return m_environment; }

private:
    Outcome runProgram(const QString& program, const QStringList& arguments, const QByteArray& input) const {
        constexpr int kTimeoutMs = 240'000;
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_directory.path());
        process.start(program, arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(kTimeoutMs)) {
            process.kill();
            process.waitForFinished();
            return {-1, process.readAllStandardOutput(), "did not end in time"};
        }
        const bool ended = process.exitStatus() == QProcess::NormalExit;
        return {ended ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    QTemporaryDir m_directory;
    QProcessEnvironment m_environment;
};

// An error is one line that says all four: what, where, what was left alone, what to do.
inline bool isOneLine(const QByteArray& text) {
    return text.endsWith('\n') && text.count('\n') == 1;
}
