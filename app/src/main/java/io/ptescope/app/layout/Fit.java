package io.ptescope.app.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the largest cells with which a stage fits its pane: first full cells in one line, then full cells in several
/// lines, then small ones, then a map, at last a map whose cells share pages. Or makes them as large as a [Lens] says.
final class Fit {
    private static final double LARGEST_WIDTH = 132;
    private static final double LARGEST_HEIGHT = 96;
    /// Cells at least this wide say everything that they have to say.
    private static final double WIDE = 84;
    private static final int MOST_ZOOM = 160;
    /// For a zoom larger by this much the lists leave the side.
    private static final double WORTH_MOVING = 0.2;
    /// How much higher than wide a cell may be.
    private static final double TALLEST = 1.3;
    private static final double NARROWEST_TEXT = 44;
    private static final double LOWEST_TEXT = 34;
    /// In a pane so low that there is nothing else left to give up.
    private static final double LOWEST_TIGHT = 30;
    /// Cards closer to each other than this save space inside, too.
    private static final double LEAST_GAP = 5;
    /// Rows at least this high say everything that they have to say in lines of their own.
    private static final double COMFORTABLE = 46;
    /// Rows lower than this have no line for what a page contains.
    private static final double LOWEST_CONTENTS = 42;
    /// Width of the page lists when they stand at the side.
    static final double SIDE = 300;
    /// How much higher than wide a cell of a map, or one with a letter, may be.
    private static final double TALLEST_SMALL = 3;
    private static final double TALLEST_LETTER = 1.6;
    /// Cells of a map at least this large have gaps between them.
    private static final double LEAST_GAPPED = 6;
    private static final double LARGEST_GAP = 14;
    /// What a picture of natural height has beyond that, for slightly larger blocks and gaps.
    private static final double SLACK = 24;
    /// No pane is taken for higher than this, in steps, so that cells get words.
    private static final double SCROLLED = 640;
    private static final double STEP = 20;
    /// Cells at least this large have a letter.
    private static final double LETTER = 16;
    /// Rows of such cells are lower than this only where nothing else can shrink.
    private static final double LOWEST_LETTER = 20;
    /// So few columns are rather scrolled than made a map.
    private static final int FEW = 512;

    private final Size size;
    private final Foot full;
    private final Foot slim;
    private final StageOptions options;
    private final boolean tlbs;
    /// What must fit: what there is, and what there is at other times.
    private final List<Bands> outlines;
    private final int columns;

    Fit(Bands bands, Size size, StageOptions options) {
        this.size = size;
        this.tlbs = options.tlbs();
        this.outlines = new ArrayList<>(options.room().outlines());
        this.outlines.add(bands);
        this.columns = Math.max(1, Math.max(options.room().columns(), bands.columns().count()));
        this.options = options;
        this.full = Foot.full(width(), options);
        this.slim = Foot.slim(width(), options);
    }

    /// The width between the margins.
    private double width() {
        return size.width() - 2 * Metrics.MARGIN;
    }

    /// How many times larger than usual everything can be drawn, so that a large pane is filled and a far reader sees
    /// it: as long as cells are as high as they get, and still wide enough for their words. Lists stay at the side if
    /// that does not cost much.
    static double zoom(Bands bands, Size size, StageOptions options) {
        double any = zoom(bands, size, options, false);
        boolean beside = new Fit(bands, size, options).oneLine().filter(m -> m.lists() == 0).isPresent();
        double kept = beside ? zoom(bands, size, options, true) : any;
        return any - kept > WORTH_MOVING ? any : kept;
    }

    private static double zoom(Bands bands, Size size, StageOptions options, boolean beside) {
        for (int percent = MOST_ZOOM; percent > 100; percent -= 5) {
            double factor = percent / 100.0;
            Fit fit = new Fit(bands, new Size(size.width() / factor, size.height() / factor), options);
            boolean roomy = fit.oneLine().filter(m -> m.grid().cellWidth() >= WIDE && m.row() >= LARGEST_HEIGHT
                && (m.lists() == 0 || !beside) && fit.isUnfolded(m)).isPresent();
            if (roomy) {
                return factor;
            }
        }
        return 1;
    }

    /// Whether nothing gave way to anything.
    private boolean isUnfolded(Metrics m) {
        return m.legend() == full.legend() && (m.lists() == 0 || m.lists() >= full.lists())
            && (m.hasStrips() || !tlbs);
    }

    /// The pane, or where its cells could not even have letters, a higher one in which they can have words: a low pane
    /// is rather scrolled.
    static Size readable(Bands bands, Size size, StageOptions options) {
        Fit given = new Fit(bands, size, options);
        if (given.boxes().filter(m -> m.grid().cellWidth() >= LETTER).isPresent()) {
            return size;
        }
        for (double height = size.height(); height < SCROLLED; height += STEP) {
            Size tried = new Size(size.width(), height);
            Fit fit = new Fit(bands, tried, options);
            if (fit.oneLine().or(() -> fit.severalLines(fit.full, 8, 24)).isPresent()) {
                return tried;
            }
        }
        return size;
    }

    /// The sizes for looking as closely as `lens` says into a pane of `size`.
    static Metrics metrics(Bands bands, Size size, StageOptions options, Lens lens) {
        return lens.isWhole() ? new Fit(bands, readable(bands, size, options), options).metrics()
            : new Fit(bands, size, options).metrics(lens);
    }

    private Metrics metrics(Lens lens) {
        Lens.Step step = lens.sizes();
        double width = Math.min(step.width(), room());
        if (width < Detail.SMALLEST_BITS) {
            return map(width, step.share());
        }
        return width < NARROWEST_TEXT ? small(width) : text(width);
    }

    /// The closest step that makes sense in this pane.
    int closest() {
        return Lens.reaching(room());
    }

    private Metrics text(double width) {
        double gap = Math.clamp(width / 12, 8, 14);
        int fitting = Math.max(1, (int) ((room() + gap) / (width + gap)));
        int perLine = fitting >= columns ? columns : fitting < 4 ? fitting : fitting / 4 * 4;
        double row = width > LARGEST_WIDTH ? width * 0.45 : Math.clamp(width * 0.73, LOWEST_TEXT, LARGEST_HEIGHT);
        double strip = tlbs && perLine >= columns && width >= WIDE ? 18 : 0;
        return new Metrics(grid(width, gap, perLine, 1), row, 10, strip, 30, 8, full.lists(), full.legend(), false);
    }

    private Metrics small(double width) {
        double gap = 4;
        int perLine = Math.max(8, (int) ((room() + gap) / (width + gap)) / 8 * 8);
        return new Metrics(grid(width, gap, perLine, 1), width, gap, 0, 0, 6, full.lists(), full.legend(), false);
    }

    Metrics metrics() {
        return boxes().map(this::spread).orElseGet(() -> spread(maps()));
    }

    /// Cells that are boxes: as many words as fit, then letters with blocks and TLBs below them, then letters.
    private Optional<Metrics> boxes() {
        return oneLine().or(() -> severalLines(full, 8, 24)).or(this::narrow).or(() -> severalLines(slim, 4, 18))
            .or(this::small);
    }

    /// The height that the largest cells need, if that is less than the pane has.
    double naturalHeight() {
        Metrics m = boxes().orElseGet(this::maps);
        return Math.min(size.height(), height(m) + SLACK);
    }

    /// The height that a stage with these sizes needs.
    double height(Metrics m) {
        double sum = 0;
        for (Bands outline : outlines) {
            sum = Math.max(sum, m.cards(outline));
        }
        sum += 2 * Metrics.MARGIN + Metrics.HEADER;
        if (m.lists() == 0) {
            return Math.max(sum, beside()) + m.legend();
        }
        return sum + m.lists() + m.cardGap() + m.legend();
    }

    /// The least height of a stage with the lists at its side, without the legend.
    private static double beside() {
        return 2 * Metrics.MARGIN + Metrics.HEADER + Lists.columnHeight(LARGEST_GAP) + LARGEST_GAP;
    }

    private double room() {
        return size.width() - 2 * Metrics.MARGIN - 2 * Metrics.CARD_X - Metrics.gutter(size.width());
    }

    private Grid grid(double width, double gap, int perLine, int share) {
        return new Grid(Metrics.MARGIN + Metrics.CARD_X + Metrics.gutter(size.width()), width, gap, perLine, share);
    }

    private Optional<Metrics> oneLine() {
        return rungs().stream().flatMap(rung -> oneLine(rung).stream()).findFirst();
    }

    /// What is given up when height is short, in this order: the second line of chips and some of the gaps, most of the
    /// legend, all chips, the height of rows; after all that the lines of TLBs, and at last the disk.
    private List<Rung> rungs() {
        double strip = tlbs ? 18 : 0;
        double low = tlbs ? 16 : 0;
        return List.of(new Rung(full, 10, strip, 30, 8, COMFORTABLE),
            new Rung(Foot.low(width(), options), 9, strip, 28, 7, COMFORTABLE),
            new Rung(Foot.lower(width(), options), 8, strip, 26, 6, COMFORTABLE),
            new Rung(slim, 6, low, 24, 5, LOWEST_CONTENTS), new Rung(slim, 4, low, 20, 4, LOWEST_CONTENTS),
            new Rung(slim, 4, Math.min(low, 14), 16, 4, LOWEST_TIGHT), new Rung(slim, 4, 0, 16, 4, LOWEST_TIGHT),
            new Rung(slim, 4, 0, 0, 4, LOWEST_TIGHT));
    }

    private Optional<Metrics> oneLine(Rung rung) {
        double gap = room() / columns > 76 ? 12 : room() / columns > NARROWEST_TEXT + 9 ? 9 : 8;
        double width = Math.floor(Math.min(LARGEST_WIDTH, (room() + gap) / columns - gap));
        if (width < NARROWEST_TEXT) {
            return Optional.empty();
        }
        boolean side = room() - columns * (width + gap) + gap >= SIDE + 16
            && beside() + rung.foot.legend() <= size.height();
        if (width == LARGEST_WIDTH && columns > 1) {
            double free = room() - columns * width - (side ? SIDE + 16 : 0);
            gap = Math.clamp(free / (columns - 1), gap, 24);
        }
        return rows(rung.metrics(grid(width, gap, columns, 1), side), rung.lowest);
    }

    private Optional<Metrics> severalLines(Foot foot, double rowGap, double disk) {
        double gap = 8;
        int perLine = (int) ((room() + gap) / (NARROWEST_TEXT + gap)) / 4 * 4;
        if (perLine < 4) {
            return Optional.empty();
        }
        Grid grid = grid(Math.floor((room() + gap) / perLine - gap), gap, perLine, 1);
        return rows(new Rung(foot, rowGap, 0, disk, rowGap < LEAST_GAP ? rowGap : 6, LOWEST_TEXT).metrics(grid, false),
            LOWEST_TEXT);
    }

    /// All columns in one line, too narrow for words, with the lines of disk and TLBs.
    private Optional<Metrics> narrow() {
        double gap = 4;
        double width = Math.floor((room() + gap) / columns - gap);
        if (width < LETTER || width >= NARROWEST_TEXT) {
            return Optional.empty();
        }
        double strip = tlbs ? 16 : 0;
        double low = tlbs ? 13 : 0;
        return Stream.of(new Rung(full, 6, strip, 20, 6, LOWEST_LETTER),
            new Rung(Foot.low(width(), options), 5, strip, 18, 5, LOWEST_LETTER),
            new Rung(Foot.lower(width(), options), 5, strip, 18, 5, LOWEST_LETTER),
            new Rung(slim, 4, low, 16, 4, LETTER), new Rung(slim, 4, 0, 16, 4, LETTER))
            .flatMap(rung -> rows(rung.metrics(grid(width, gap, columns, 1), false), rung.lowest).stream()).findFirst()
            .map(m -> taller(m, TALLEST_LETTER));
    }

    /// Cells with letters, whatever becomes of the foot, before cells without.
    private Optional<Metrics> small() {
        return small(full, LETTER).or(() -> small(slim, Detail.SMALLEST_BITS));
    }

    private Optional<Metrics> small(Foot foot, double smallest) {
        for (double side = 27; side >= smallest; side--) {
            Metrics m = small(side).on(foot);
            if (height(m) <= size.height()) {
                return Optional.of(taller(m, TALLEST_LETTER));
            }
        }
        return Optional.empty();
    }

    /// With the highest rows that fit, and are not `most` times higher than wide. So a map uses its pane though what
    /// fits beside each other goes in steps.
    private Metrics taller(Metrics m, double most) {
        Metrics grown = m;
        for (double row = m.row() + 1; row <= m.grid().cellWidth() * most; row++) {
            grown = larger(grown, m.withRow(row));
        }
        return grown;
    }

    private Metrics maps() {
        for (double side = 10; side >= 2; side--) {
            Metrics m = map(side, 1);
            if (height(m) <= size.height()) {
                return taller(m, TALLEST_SMALL);
            }
        }
        int share = 8;
        Metrics m = map(4, share);
        while (height(m) > size.height() && m.grid().lines(0, columns - 1) > 1) {
            share += Integer.highestOneBit(share) / 4;
            m = map(4, share);
        }
        return height(m) > size.height() && columns <= FEW ? small(LETTER) : taller(m, TALLEST_SMALL);
    }

    private Metrics map(double side, int share) {
        double gap = side >= LEAST_GAPPED ? 1 : 0;
        int perLine = Math.max(16, (int) ((room() + gap) / (side + gap)) / 16 * 16);
        return new Metrics(grid(side, gap, perLine, share), side, gap, 0, 0, 6, full.lists(), full.legend(), false);
    }

    /// The highest rows that fit, if they need not be lower than `lowest`.
    private Optional<Metrics> rows(Metrics m, double lowest) {
        double highest = Math.min(LARGEST_HEIGHT, Math.max(lowest, TALLEST * m.grid().cellWidth()));
        for (double row = highest; row >= lowest; row--) {
            Metrics tried = m.withRow(row);
            if (height(tried) <= size.height()) {
                return Optional.of(tried);
            }
        }
        return Optional.empty();
    }

    /// Gives what height is left to blocks, TLBs, gaps and lists, in this order.
    private Metrics spread(Metrics m) {
        Metrics grown = m;
        double[] steps = {1, 2, 3, 4, 5, 6, 8, 10};
        for (double step : steps) {
            double disk = Math.max(m.disk(), Math.min(m.row(), m.disk() + 2 * step));
            grown = larger(grown, m.with(m.hasStrips() ? m.strip() + step : 0, m.disk() > 0 ? disk : 0, m.cardGap(),
                m.lists()));
        }
        Metrics base = grown;
        for (double step : steps) {
            grown = larger(grown, base.with(base.strip(), base.disk(), base.cardGap() + step,
                base.lists() < full.lists() ? base.lists() : base.lists() + 10 * step));
        }
        return grown;
    }

    /// What the rows of one line may take and what stands below them.
    ///
    /// @param lowest height of a row
    private record Rung(Foot foot, double rowGap, double strip, double disk, double cardGap, double lowest) {
        Metrics metrics(Grid grid, boolean listsBeside) {
            return new Metrics(grid, 0, rowGap, strip, disk, cardGap, listsBeside ? 0 : foot.lists(), foot.legend(),
                cardGap < LEAST_GAP);
        }
    }

    private Metrics larger(Metrics now, Metrics wanted) {
        return height(wanted) <= size.height() ? wanted : now;
    }
}
