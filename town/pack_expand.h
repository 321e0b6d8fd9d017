#pragma once

#include "town/pack_question.h"

namespace town {

// [[repeat]]: consecutive questions asked again for one more child, up to `most` times. The engine,
// the screens and the server then know flat questions only: child.1.name, child.1.more …
struct Repeat {
    std::string id;
    int most = 1;
    std::vector<Condition> when;
    std::string more;  // id of own words of 「ほかにも ありますか」, "" = the shared repeat.more
};

// Puts the parts of every account, and the copies of every group, in place of what was written.
std::vector<Question> expanded(std::vector<WrittenQuestion> written,
                               const std::vector<Repeat>& repeats, PackTable& file,
                               LoadedPack& loaded);

// [proxy]: who files, asked first of all; anybody but the person brings a proof that staff see.
void add_proxy(PackTable& file, Journey& journey, PackComplaints& complaints);

// The proofs that shared words exist for, "same_household" …; without "self".
const std::vector<std::string>& proxy_kinds();

}  // namespace town
