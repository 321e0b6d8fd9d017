#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "town/guide/judged.h"

// The files of a FAQ benchmark (shared/data/README.md). Errors are one plain sentence.
namespace tool {

template <class T>
using Read = base::Result<T, std::string>;

// {"docid": "Question: …\nAnswer: …"}
Read<std::vector<town::guide::Article>> articles_in(const std::string& file);
// {"qid": "text"}
Read<std::vector<town::guide::JudgedQuery>> queries_in(const std::string& file);
// {"qid": {"docid": grade}} added to the queries it judges.
Read<void> add_labels(const std::string& file, const std::vector<town::guide::Article>& articles,
                      std::vector<town::guide::JudgedQuery>& queries);

// What FILE holds, if it was made from these articles and dictionaries; else trained anew and, when
// a FILE is named, written there.
Read<town::guide::Model> model_for(const std::vector<town::guide::Article>& articles,
                                   const std::string& file, const town::guide::Tell& tell);

}  // namespace tool
