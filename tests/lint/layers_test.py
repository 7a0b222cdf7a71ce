#!/usr/bin/env python3
"""The layer check itself is checked: what is planted must be found, what is fine must pass."""
import sys
import unittest

sys.dont_write_bytecode = True
from layers import offences_in


def found(path, line):
    return [advice for _, advice in offences_in(path, line)]


class LayerCheck(unittest.TestCase):
    def test_a_call_upwards_is_found(self):
        self.assertEqual(found("core/wal/a.cpp", '#include "core/db/db.h"'), ["core/wal may not include core/db"])
        self.assertEqual(found("gui/models/a.h", '#include "gui/session/store_session.h"'),
                         ["gui/models may not include gui/session"])

    def test_a_call_downwards_is_fine(self):
        self.assertEqual(found("core/db/a.cpp", '#include "core/base/status.h"'), [])
        self.assertEqual(found("gui/pages/keys/a.cpp", '#include "core/formats/address.h"'), [])

    def test_pages_do_not_know_each_other(self):
        self.assertEqual(found("gui/pages/keys/a.cpp", '#include "gui/pages/levels/levels_page.h"'),
                         ["page keys may not know page levels"])
        self.assertEqual(found("gui/pages/keys/a.cpp", '#include "gui/pages/page.h"'), [])

    def test_qt_in_core_is_found(self):
        self.assertEqual(found("core/base/a.h", "#include <QString>"), ["core knows no Qt"])

    def test_direct_file_calls_outside_env_are_found(self):
        self.assertEqual(found("core/db/a.cpp", "std::ofstream out(path);"),
                         ["files only through core/env FileSystem"])
        self.assertEqual(found("core/env/a.cpp", "const int fd = ::open(path, 0);"), [])

    def test_skipped_tests_are_found(self):
        skip = "QS" + 'KIP("later");'
        self.assertEqual(found("tests/core/a.cpp", skip), ["no skipped test, no dead code"])


if __name__ == "__main__":
    unittest.main()
