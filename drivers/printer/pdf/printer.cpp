#include "drivers/printer/pdf/printer.h"

#include <cairo-pdf.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "drivers/printer/pdf/archive.h"
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
        const auto drawn = draw(layout, paper.title);
        const auto kept = drawn ? archived(*drawn, {paper.title, paper.language}) : std::nullopt;
        if (!kept || !write_file(part, *kept)) return base::Failure{PrinterFault::failed};
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

    // The file as cairo writes it, in memory: what makes it fit for the archive follows.
    std::optional<std::string> draw(const Layout& layout, const std::string& title) const {
        std::string pdf;
        cairo_surface_t* surface =
            cairo_pdf_surface_create_for_stream(add_to, &pdf, layout.width_pt, layout.height_pt);
        // Newer cairos hide 1.5's objects in streams.
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
        cairo_t* cairo = cairo_create(surface);
        for (std::size_t page = 0; page < layout.pages.size(); ++page) {
            for (const PlacedBar& bar : layout.bars) {
                if (bar.page == page) fill(cairo, bar);
            }
            for (const PlacedText& text : layout.pages[page]) write(cairo, text, layout.shapes);
            for (const auto& [where, code] : layout.codes) {
                if (where == page) fill(cairo, code);
            }
            for (const PlacedRule& rule : layout.rules) {
                if (rule.page == page) stroke(cairo, rule);
            }
            for (const PlacedLine& line : layout.lines) {
                if (line.page == page) stroke(cairo, line);
            }
            cairo_show_page(cairo);
        }
        cairo_destroy(cairo);
        cairo_surface_finish(surface);
        const bool good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
        cairo_surface_destroy(surface);
        return good ? std::optional(std::move(pdf)) : std::nullopt;
    }

    static cairo_status_t add_to(void* pdf, const unsigned char* bytes, unsigned int count) {
        static_cast<std::string*>(pdf)->append(reinterpret_cast<const char*>(bytes), count);
        return CAIRO_STATUS_SUCCESS;
    }

    static bool write_file(const std::filesystem::path& file, const std::string& bytes) {
        std::ofstream out(file, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        return out.good();
    }

    static void fill(cairo_t* cairo, const PlacedBar& bar) {
        cairo_set_source_rgb(cairo, bar.grey, bar.grey, bar.grey);
        cairo_rectangle(cairo, bar.x, bar.y, bar.width, bar.height);
        cairo_fill(cairo);
        cairo_set_source_rgb(cairo, 0, 0, 0);
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

    static void stroke(cairo_t* cairo, const PlacedLine& line) {
        constexpr double dashes[] = {4, 3};
        cairo_set_line_width(cairo, line.width);
        cairo_set_line_cap(cairo, CAIRO_LINE_CAP_SQUARE);
        cairo_set_dash(cairo, dashes, line.dashed ? 2 : 0, 0);
        cairo_move_to(cairo, line.from_x, line.from_y);
        cairo_line_to(cairo, line.to_x, line.to_y);
        cairo_stroke(cairo);
        cairo_set_dash(cairo, nullptr, 0, 0);
        cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
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
