package io.ptescope.app.layout;

import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;

/// Lays out the stage: address spaces above, files below in the same columns, page lists, counters and the legend.
///
/// A pure function: equal machines, changes, options and sizes give equal figures. Cells are as large as the pane
/// allows, and on large panes everything grows; when there are too many cells for words they show bits, then only
/// fills, and at last several share one, so a figure never has more boxes than a pane has room for.
public final class StageLayout {
    private static final TextStyle COLUMN = new TextStyle(Face.MONO, 11);

    private final Bands bands;
    private final Metrics metrics;
    private final Size size;
    private final StageOptions options;
    private final Rows rows;
    private final Lists lists;
    private final Sheet sheet = new Sheet();

    private StageLayout(Machine machine, Changes changes, StageOptions options, Size size) {
        this.size = size;
        this.options = options;
        this.bands = Bands.of(machine, options.room());
        this.metrics = new Fit(bands, size, options).metrics();
        this.rows = new Rows(machine, changes, options, metrics, sheet);
        this.lists = new Lists(machine, changes, bands.files(), new Words(machine, options.words()));
    }

    /// The figure of `machine` as it is now, in a pane of `size`. Where even the smallest cells do not fit, the figure
    /// is higher than the pane.
    ///
    /// @param changes what the last step changed: it gets rings, and old values as ghosts
    public static Figure layout(Machine machine, Changes changes, StageOptions options, Size size) {
        double factor = Fit.zoom(Bands.of(machine, options.room()), size, options);
        Size pane = Fit.readable(Bands.of(machine, options.room()),
            new Size(size.width() / factor, size.height() / factor), options);
        return new Zoom(factor).of(new StageLayout(machine, changes, options, pane).figure());
    }

    /// The height at which the cells of `machine` are as large as they get in a pane of this size or lower.
    static double naturalHeight(Machine machine, StageOptions options, Size most) {
        return new Fit(Bands.of(machine, options.room()), most, options).naturalHeight();
    }

    private Figure figure() {
        header();
        double left = Metrics.MARGIN;
        double width = size.width() - 2 * left - (metrics.lists() > 0 ? 0 : Fit.SIDE + metrics.cardGap());
        double y = Metrics.MARGIN + Metrics.HEADER;
        for (Bands.Process process : bands.processes()) {
            Rect card = new Rect(left, y, width, metrics.process(process));
            rows.add(process, card);
            y = card.bottom() + metrics.cardGap();
        }
        for (Bands.File file : bands.files()) {
            Rect card = new Rect(left, y, width, metrics.file(file));
            rows.add(file, card);
            y = card.bottom() + metrics.cardGap();
        }
        if (metrics.lists() > 0) {
            lists.addRow(sheet, new Rect(left, y, width, metrics.lists()), metrics.cardGap());
            y += metrics.lists() + metrics.cardGap();
        }
        double height = Math.max(size.height(), y + metrics.legend() + Metrics.MARGIN - metrics.cardGap());
        double foot = height - metrics.legend() - (options.legend() ? 4 : Metrics.MARGIN);
        if (metrics.lists() == 0) {
            double x = left + width + metrics.cardGap();
            double top = Metrics.MARGIN + Metrics.HEADER;
            lists.addColumn(sheet, new Rect(x, top, size.width() - Metrics.MARGIN - x, foot - top - metrics.cardGap()),
                metrics.cardGap());
        }
        if (options.legend()) {
            new Legend(options.words()).add(sheet, new Point(left, foot), size.width() - 2 * left);
        }
        return new Figure(new Size(size.width(), height), sheet.boxes());
    }

    /// Titles of columns, as many as fit.
    private void header() {
        Grid grid = metrics.grid();
        int cells = Math.min(grid.perLine(), Math.ceilDiv(bands.columns().count(), grid.share()));
        boolean wrapped = bands.columns().count() > grid.perLine() * grid.share();
        double step = grid.cellWidth() + grid.gap();
        String widest = wrapped ? "+" + grid.perLine() * grid.share() : "" + bands.columns().count();
        int every = 1;
        while (every * step < COLUMN.width(widest) + 6) {
            every *= 2;
        }
        for (int cell = 0; cell < cells; cell += every) {
            Rect bounds = new Rect(grid.x(cell), Metrics.MARGIN - 2, every * step - grid.gap(), Metrics.HEADER);
            sheet.text("column-" + cell, title(cell, wrapped, bounds.width()), COLUMN, Tone.MUTED, bounds,
                every == 1 ? Anchor.MIDDLE : Anchor.START);
        }
    }

    private String title(int cell, boolean wrapped, double room) {
        if (wrapped) {
            return "+" + cell * metrics.grid().share();
        }
        List<String> titles = new ArrayList<>(bands.columns().titles(cell * metrics.grid().share(), options.words()));
        return titles.stream().filter(text -> COLUMN.width(text) <= room).findFirst().orElse("");
    }
}
