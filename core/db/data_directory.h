// Where stores given by a bare name live.
#pragma once

#include <string>

namespace levelscope {

// $LEVELSCOPE_DATA_DIR; else $XDG_DATA_HOME/levelscope/stores; else ~/.local/share/levelscope/stores. Not
// created here.
std::string defaultDataDirectory();

}  // namespace levelscope
