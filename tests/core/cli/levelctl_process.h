// Runs the levelctl that was built, as a user would, and gives back what it printed.
#pragma once

#include <QByteArray>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <functional>
#include <utility>

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
        return runProgram(m_program, arguments, input);
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

    // From now on the disk below a directory of the workplace behaves as disk_shim.cpp says; empty: soundly.
    void setDisk(const QByteArray& shim, const QString& how, const QString& under = {}) {
        m_environment.remove("LD_PRELOAD");
        if (how.isEmpty())
            return;
        m_environment.insert("LD_PRELOAD", shim);
        m_environment.insert("ASAN_OPTIONS", "verify_asan_link_order=0");
        m_environment.insert("DISK_SHIM", how);
        m_environment.insert("DISK_SHIM_UNDER", QFileInfo(path(under)).canonicalFilePath());
    }
    // What every process does before it becomes levelctl.
    void setBeforeStart(std::function<void()> prepare) { m_prepare = std::move(prepare); }
    // For tests that steer it while it runs.
    void start(QProcess& process, const QStringList& arguments) const {
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_directory.path());
        if (m_prepare)
            process.setChildProcessModifier(m_prepare);
        process.start(m_program, arguments);
    }
    // Another copy of levelctl.
    void setProgram(const QString& program) { m_program = program; }

private:
    Outcome runProgram(const QString& program, const QStringList& arguments, const QByteArray& input) const {
        constexpr int kTimeoutMs = 240'000;
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_directory.path());
        if (m_prepare)
            process.setChildProcessModifier(m_prepare);
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
    QString m_program = LEVELCTL_PATH;
    std::function<void()> m_prepare;
};

// An error is one line that says all four: what, where, what was left alone, what to do.
inline bool isOneLine(const QByteArray& text) {
    return text.endsWith('\n') && text.count('\n') == 1;
}
