package io.ptescope.app.layout;

import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lays out the stage: address spaces above, files below in the same columns, page lists, counters and the legend.
///
/// A pure function: equal machines, changes, options, sizes and lenses give equal figures. Seen as a whole, cells are
/// as large as the pane allows, and on large panes everything grows; when there are too many cells for words they show
/// bits, then they become a map of fills, and at last several share a cell of it. A [Lens] looks closer: what is then
/// out of sight is not laid out, so a figure never has more boxes than a pane has room for.
public final class StageLayout {
    private static final TextStyle COLUMN = new TextStyle(Face.MONO, 11);

    /// The lowest window on rows, in pixels, for which lists and legend may stay beside it.
    private static final double LEAST_WINDOW = 150;

    private final Machine machine;
    private final Changes changes;
    private final Bands bands;
    private final Metrics metrics;
    private final Size size;
    private final StageOptions options;
    private final Census census;
    private final Lists lists;
    private final Sheet sheet = new Sheet();

    private StageLayout(Machine machine, Changes changes, StageOptions options, Size size, Lens lens, Census census) {
        this.machine = machine;
        this.changes = changes;
        this.size = size;
        this.options = options;
        this.census = census;
        this.bands = Bands.of(machine, options.room());
        this.metrics = Fit.metrics(bands, size, options, lens);
        this.lists = new Lists(machine, changes, bands.files(), new Words(machine, options.words()), census);
    }

    /// A stage as it is seen through a lens.
    ///
    /// @param figure as large as the pane
    /// @param height of all that there is, in pixels; greater than the pane's where not everything is in sight
    /// @param top    how far it is scrolled down
    /// @param window the part of the pane in which rows are seen
    public record Sight(Figure figure, double height, double top, Rect window) {
        /// Whether there is more than what is in sight.
        public boolean isPart() {
            return height > figure.size().height() + 0.5;
        }

        /// The lowest place that a lens can have.
        public double lowest() {
            return Math.max(0, height - figure.size().height());
        }
    }

    /// The figure of all of `machine` as it is now, in a pane of `size`. Where even the smallest cells do not fit, the
    /// figure is higher than the pane.
    ///
    /// @param changes what the last step changed: it gets rings, and old values as ghosts
    public static Figure layout(Machine machine, Changes changes, StageOptions options, Size size) {
        double factor = Fit.zoom(Bands.of(machine, options.room()), size, options);
        Size pane = Fit.readable(Bands.of(machine, options.room()),
            new Size(size.width() / factor, size.height() / factor), options);
        return new Zoom(factor).of(new StageLayout(machine, changes, options, pane, Lens.FIT, new Census(machine))
            .figure());
    }

    /// What a pane of `size` shows of `machine` through `lens`.
    ///
    /// @param census of the machine, as it is now
    public static Sight layout(Machine machine, Changes changes, StageOptions options, Size size, Lens lens,
        Census census) {
        double factor = lens.isWhole() ? Fit.zoom(Bands.of(machine, options.room()), size, options) : 1;
        Size pane = new Size(size.width() / factor, size.height() / factor);
        StageLayout layout = new StageLayout(machine, changes, options, pane, lens, census);
        double height = layout.height();
        if (height <= pane.height() + 0.5) {
            return new Sight(new Zoom(factor).of(layout.figure()), size.height(), 0,
                new Rect(0, 0, size.width(), size.height()));
        }
        return layout.part(lens, height);
    }

    /// Where the cell that shows `id` is on the whole stage, in a pane of `size` seen through `lens` from the top.
    public static Optional<Rect> place(Machine machine, StageOptions options, Size size, Lens lens, BoxId id) {
        return new StageLayout(machine, Changes.NONE, options, size, lens, new Census(machine)).place(id);
    }

    /// The step of a lens that shows cells as large as `lens` does here.
    public static int step(Machine machine, StageOptions options, Size size, Lens lens) {
        Bands bands = Bands.of(machine, options.room());
        double factor = lens.isWhole() ? Fit.zoom(bands, size, options) : 1;
        Size pane = new Size(size.width() / factor, size.height() / factor);
        Grid grid = Fit.metrics(bands, pane, options, lens).grid();
        return Lens.stepOf(grid.cellWidth() * factor, grid.share());
    }

    /// The closest step that makes sense in a pane of `size`.
    public static int closest(Machine machine, StageOptions options, Size size) {
        return new Fit(Bands.of(machine, options.room()), size, options).closest();
    }

    /// The height at which the cells of `machine` are as large as they get in a pane of this size or lower.
    static double naturalHeight(Machine machine, StageOptions options, Size most) {
        return new Fit(Bands.of(machine, options.room()), most, options).naturalHeight();
    }

    private double height() {
        return new Fit(bands, size, options.reserving(Extent.NONE)).height(metrics);
    }

    private double cardWidth() {
        return size.width() - 2 * Metrics.MARGIN - (metrics.lists() > 0 ? 0 : Fit.SIDE + metrics.cardGap());
    }

    /// Adds all cards that can be seen; returns where they end.
    private double cards(double begin, Seen seen) {
        RowCells cells = new RowCells(machine, changes, metrics, seen, census, new Words(machine, options.words()),
            sheet);
        Rows rows = new Rows(machine, options, metrics, seen, cells, sheet);
        double y = begin;
        for (Bands.Process process : bands.processes()) {
            Rect card = new Rect(Metrics.MARGIN, y, cardWidth(), metrics.process(process));
            if (seen.sees(card.y(), card.height())) {
                rows.add(process, card);
            }
            y = card.bottom() + metrics.cardGap();
        }
        for (Bands.File file : bands.files()) {
            Rect card = new Rect(Metrics.MARGIN, y, cardWidth(), metrics.file(file));
            if (seen.sees(card.y(), card.height())) {
                rows.add(file, card);
            }
            y = card.bottom() + metrics.cardGap();
        }
        return y;
    }

    private Figure figure() {
        header();
        double y = cards(Metrics.MARGIN + Metrics.HEADER, Seen.ALL);
        double ends = y + (metrics.lists() > 0 ? metrics.lists() + metrics.cardGap() : 0);
        double height = Math.max(size.height(), ends + metrics.legend() + Metrics.MARGIN - metrics.cardGap());
        foot(Metrics.MARGIN + Metrics.HEADER, Math.max(y, foot(height) - metrics.lists() - metrics.cardGap()), height);
        return new Figure(new Size(size.width(), height), sheet.boxes());
    }

    /// Where the legend begins, in a figure of `height`.
    private double foot(double height) {
        return height - metrics.legend() - (options.legend() ? 4 : Metrics.MARGIN);
    }

    /// Lists, counters and legend: above the lower edge at `height`; the lists at `y`, or at the side from `top` on.
    private void foot(double top, double y, double height) {
        double left = Metrics.MARGIN;
        double foot = foot(height);
        if (metrics.lists() > 0) {
            lists.addRow(sheet, new Rect(left, y, cardWidth(), metrics.lists()), metrics.cardGap());
        } else {
            double x = left + cardWidth() + metrics.cardGap();
            lists.addColumn(sheet, new Rect(x, top, size.width() - Metrics.MARGIN - x, foot - top - metrics.cardGap()),
                metrics.cardGap());
        }
        if (options.legend()) {
            new Legend(options.words()).add(sheet, new Point(left, foot), new Size(size.width() - 2 * left,
                metrics.legend()));
        }
    }

    /// The part in sight. Titles of columns stay where they are, and so do lists and legend, if that leaves room enough
    /// for rows; otherwise they come behind the rows.
    private Sight part(Lens lens, double height) {
        double head = Metrics.MARGIN + Metrics.HEADER;
        double foot = foot(size.height());
        double above = metrics.lists() > 0 ? foot - metrics.lists() - 2 * metrics.cardGap() : foot;
        boolean pinned = above - head >= LEAST_WINDOW;
        double bottom = pinned ? above : size.height();
        double width = pinned && metrics.lists() == 0 ? 2 * Metrics.MARGIN + cardWidth() : size.width();
        Rect window = new Rect(0, head, width, Math.max(0, bottom - head));
        double top = Math.rint(Math.clamp(lens.top(), 0, Math.max(0, height - size.height())));
        double beyond = Math.max(metrics.pitch(), metrics.disk() + metrics.rowGap());
        double end = cards(head - top, new Seen(head, bottom, beyond));
        if (pinned) {
            cover("foot", new Rect(0, bottom + 3, size.width(), size.height() - bottom - 3));
            foot(head, bottom + metrics.cardGap(), size.height());
        } else {
            foot(head - top, end, height - top);
        }
        cover("head", new Rect(0, 0, size.width(), head - 3));
        header();
        return new Sight(new Figure(size, sheet.boxes()), height, top, window);
    }

    private void cover(String name, Rect bounds) {
        sheet.add(Box.adornment("cover-" + name, bounds, new Look.Cover()));
    }

    private Optional<Rect> place(BoxId id) {
        double y = Metrics.MARGIN + Metrics.HEADER;
        for (Bands.Process process : bands.processes()) {
            double row = y + metrics.cardY() + metrics.title();
            for (Bands.Area area : process.areas()) {
                int page = new Subject.Entries(area.mm(), machine.vmas().start(area.vma()), "").page(id);
                if (page >= 0 && page < area.pages()) {
                    return Optional.of(cell(area.first(), area.first() + page, row, metrics.pitch(), metrics.row()));
                }
                row += metrics.area(process, area);
            }
            y += metrics.process(process) + metrics.cardGap();
        }
        for (Bands.File file : bands.files()) {
            int slot = new Subject.Slots(file.inode(), "").page(id);
            int block = new Subject.Blocks(file.inode(), "").page(id);
            double row = y + metrics.cardY();
            if (slot >= 0 && slot < file.pages()) {
                return Optional.of(cell(0, slot, row, metrics.pitch(), metrics.row()));
            }
            if (block >= 0 && block < file.pages()) {
                double below = file.raw() ? row : row + metrics.grid().lines(0, file.pages() - 1) * metrics.pitch();
                double high = file.raw() ? metrics.device() : metrics.disk();
                return Optional.of(cell(0, block, below, high + metrics.rowGap(), high));
            }
            y += metrics.file(file) + metrics.cardGap();
        }
        return Optional.empty();
    }

    private Rect cell(int first, int column, double y, double pitch, double height) {
        Grid grid = metrics.grid();
        return new Rect(grid.x(grid.cell(column)), y + (grid.line(column) - grid.line(first)) * pitch,
            grid.cellWidth(), height);
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
