#include "core/cli/command.h"

int main(int argc, char** argv) {
    return levelscope::cli::run(argc, argv);
}
