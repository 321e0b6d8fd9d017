#pragma once

#include "server/pages/core.h"
#include "server/pages/form.h"
#include "server/pages/frame.h"

// What became of a receipt, and how a carried journey comes back: one form and one answer each.
namespace server::pages {

Page look_up_page(const Form& typed, const std::string& trouble, const Reading& reading);
http::Response look_up_answer(CoreLine& line, const Form& form, const Reading& reading);

// `trouble` is a word below pages.resume.fault, "" = nothing.
Page resume_page(const std::string& trouble, const Reading& reading);

}  // namespace server::pages
