#include "drivers/printer/pdf/printer.h"

#include <cairo-pdf.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

#include "drivers/printer/pdf/layout.h"

namespace drivers::printer {
namespace {

class PdfPrinter final : public Printer {
public:
    PdfPrinter(std::filesystem::path folder, PaperSize size, std::unique_ptr<Faces> faces)
        : folder_(std::move(folder)), size_(size), faces_(std::move(faces)) {}

    base::Result<void, PrinterFault> print(const Paper& paper) override {
        const Layout layout = lay_out(paper, size_, *faces_);
        const auto whole = next_name();
        const std::filesystem::path part = whole.string() + ".part";
        if (!draw(layout, part)) return base::Failure{PrinterFault::failed};
        std::error_code trouble;
        std::filesystem::permissions(part, std::filesystem::perms(0600), trouble);
        if (!trouble) std::filesystem::rename(part, whole, trouble);
        if (trouble) return base::Failure{PrinterFault::failed};
        return {};
    }

private:
    std::filesystem::path next_name() {
        char name[32];
        do {
            std::snprintf(name, sizeof name, "paper-%04d.pdf", ++papers_);
        } while (std::filesystem::exists(folder_ / name));
        return folder_ / name;
    }

    bool draw(const Layout& layout, const std::filesystem::path& file) const {
        cairo_surface_t* surface =
            cairo_pdf_surface_create(file.c_str(), layout.width_pt, layout.height_pt);
        cairo_t* cairo = cairo_create(surface);
        for (std::size_t page = 0; page < layout.pages.size(); ++page) {
            for (const PlacedText& text : layout.pages[page]) write(cairo, text, layout.shapes);
            for (const auto& [where, code] : layout.codes) {
                if (where == page) fill(cairo, code);
            }
            for (const PlacedRule& rule : layout.rules) {
                if (rule.page == page) stroke(cairo, rule);
            }
            cairo_show_page(cairo);
        }
        cairo_destroy(cairo);
        cairo_surface_finish(surface);
        const bool good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
        cairo_surface_destroy(surface);
        return good;
    }

    void write(cairo_t* cairo, const PlacedText& text, Faces::Shapes shapes) const {
        cairo_move_to(cairo, text.x, text.baseline);
        for (const Faces::Run& run : faces_->runs_of(text.text, text.bold, shapes)) {
            cairo_set_font_face(cairo, run.face);
            cairo_set_font_size(cairo, text.size_pt);
            cairo_show_text(cairo, run.text.c_str());  // Ends where the next run begins.
        }
    }

    static void stroke(cairo_t* cairo, const PlacedRule& rule) {
        cairo_set_line_width(cairo, 0.5);
        cairo_move_to(cairo, rule.from_x, rule.y);
        cairo_line_to(cairo, rule.to_x, rule.y);
        cairo_stroke(cairo);
    }

    static void fill(cairo_t* cairo, const PlacedQr& code) {
        const int size = code.modules.size;
        for (int row = 0; row < size; ++row) {
            for (int column = 0; column < size; ++column) {
                if (code.modules.dark[static_cast<std::size_t>(row * size + column)] == 0) continue;
                cairo_rectangle(cairo, code.x + column * code.module_pt,
                                code.y + row * code.module_pt, code.module_pt, code.module_pt);
            }
        }
        cairo_fill(cairo);
    }

    std::filesystem::path folder_;
    PaperSize size_;
    std::unique_ptr<Faces> faces_;
    int papers_ = 0;
};

}  // namespace

base::Result<std::unique_ptr<Printer>, PrinterFault> pdf_printer(
    const std::filesystem::path& folder, PaperSize size) {
    std::error_code trouble;
    std::filesystem::create_directories(folder, trouble);
    if (trouble || access(folder.c_str(), W_OK) != 0)
        return base::Failure{PrinterFault::no_printer};
    auto faces = TRY(Faces::open());
    return std::unique_ptr<Printer>(std::make_unique<PdfPrinter>(folder, size, std::move(faces)));
}

}  // namespace drivers::printer
