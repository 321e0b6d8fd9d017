#include "drivers/printer/pdf/layout.h"

#include <utility>

#include "drivers/printer/pdf/chart.h"
#include "drivers/printer/pdf/pen.h"
#include "drivers/printer/pdf/plan.h"
#include "drivers/printer/pdf/table.h"

namespace drivers::printer {

Layout lay_out(const Paper& paper, PaperSize on, const Faces& faces) {
    const PaperSize size = paper.form == Paper::Form::sheet ? PaperSize::a4 : on;
    const auto shapes = paper.language == "zh" ? Faces::Shapes::chinese : Faces::Shapes::japanese;
    Measures measures = measures_for(size);
    Pen upright(measures, size, faces, shapes);
    if (size == PaperSize::a4 && wants_width(upright, paper.table))
        std::swap(measures.width, measures.height);
    Pen pen(measures, size, faces, shapes);
    if (!paper.head.empty()) pen.write(paper.head, measures.words, false);
    pen.write(paper.title, measures.title, true);
    pen.space(measures.words);
    if (!paper.big_label.empty()) pen.write(paper.big_label, measures.words * 0.85, false);
    if (!paper.big.empty()) pen.write_unbroken(paper.big, measures.big);
    for (const auto& [label, value] : paper.rows) {
        pen.space(measures.words * 0.5);
        if (!label.empty()) pen.write(label, measures.words * 0.85, false);
        pen.write(value, measures.words, true);
    }
    for (const PaperChart& chart : paper.charts) write_chart(pen, chart);
    if (!paper.table.columns.empty()) {
        pen.space(measures.words);
        write_table(pen, paper.table);
    }
    for (const PaperPlan& plan : paper.plans) {
        pen.space(measures.words);
        draw_plan(pen, plan);
    }
    if (const auto modules = code::qr_modules(paper.qr)) {
        pen.space(measures.words * 0.5);
        pen.draw(*modules);
    }
    for (const std::string& paragraph : paper.paragraphs) {
        pen.space(measures.words * 0.5);
        pen.write(paragraph, measures.words, false);
    }
    return pen.finish();
}

}  // namespace drivers::printer
