package io.ptescope.app.layout;

/// The sizes that one stage is drawn with.
///
/// @param grid    the raster of cells
/// @param row     height of a line of cells
/// @param rowGap  between lines
/// @param strip   height of a TLB's line; 0 if TLBs have no lines of their own
/// @param disk    height of a line of blocks; 0 if there is no room for them
/// @param cardGap between cards
/// @param lists   height of the page lists at the foot; 0 if they stand at the side
/// @param legend  height of the legend; 0 if there is none
/// @param tight   whether cards save what space they can
record Metrics(Grid grid, double row, double rowGap, double strip, double disk, double cardGap, double lists,
    double legend, boolean tight) {
    /// Around everything.
    static final double MARGIN = 10;
    static final double CARD_X = 12;
    private static final double CARD_Y = 10;
    private static final double TIGHT_CARD_Y = 5;
    private static final double GUTTER = 126;
    /// In a narrow pane names are cut sooner than cells become too small for words.
    private static final double NARROW_GUTTER = 98;
    private static final double NARROW = 600;
    /// The line of column titles.
    static final double HEADER = 18;
    private static final double TITLE = 20;
    private static final double TIGHT_TITLE = 16;
    private static final double STRIP_GAP = 7;
    private static final double TIGHT_STRIP_GAP = 4;

    /// The least height of the rows of an area or a file on a map, so that each can be named.
    private static final double NAMED = 18;
    /// Between areas on a map, whose lines may touch each other.
    private static final double AREA_GAP = 6;

    /// The room left of the cells, for names, in a pane of `width`.
    static double gutter(double width) {
        return width < NARROW ? NARROW_GUTTER : GUTTER;
    }

    /// The room left of the cells, for names.
    double gutter() {
        return grid.left() - MARGIN - CARD_X;
    }

    /// Whether cells are painted from arrays, being too small to be boxes.
    boolean isMap() {
        return Detail.of(Math.min(row, grid.cellWidth())) == Detail.BLOCK;
    }

    /// Between the edge of a card and what is in it, above and below.
    double cardY() {
        return tight ? TIGHT_CARD_Y : CARD_Y;
    }

    /// Height of the first line of a process's card.
    double title() {
        return tight ? TIGHT_TITLE : TITLE;
    }

    /// Above the line of a TLB.
    double stripGap() {
        return tight ? TIGHT_STRIP_GAP : STRIP_GAP;
    }

    /// From one line of cells to the next.
    double pitch() {
        return row + rowGap;
    }

    private double least(double height) {
        return isMap() ? Math.max(NAMED, height) : height;
    }

    /// Below the rows of an area, beyond the gap below each line.
    private double areaGap() {
        return isMap() ? AREA_GAP : 0;
    }

    boolean hasStrips() {
        return strip > 0;
    }

    /// Height of all cards of `bands`, each with the gap below.
    double cards(Bands bands) {
        double sum = 0;
        for (Bands.Process process : bands.processes()) {
            sum += process(process) + cardGap;
        }
        for (Bands.File file : bands.files()) {
            sum += file(file) + cardGap;
        }
        return sum;
    }

    /// Height of the card of `process`.
    double process(Bands.Process process) {
        double height = 2 * cardY() + title();
        for (Bands.Area area : process.rows()) {
            height += area(process, area);
        }
        return height - (process.rows().isEmpty() ? cardY() : rowGap + areaGap());
    }

    /// Height of the rows of `area`, with the gap below.
    double area(Bands.Process process, Bands.Area area) {
        return area(process.cpus().size(), area.first(), area.last());
    }

    /// Height of the rows of an area from column `first` to `last` with the TLBs of `cpus` CPUs.
    double area(int cpus, int first, int last) {
        return least(grid.lines(first, last) * pitch()) + areaGap() + (hasStrips() ? cpus * (strip + stripGap()) : 0);
    }

    /// Height of the card of `file`. A device has no page cache, only what it holds.
    double file(Bands.File file) {
        int lines = grid.lines(0, file.pages() - 1);
        if (file.raw()) {
            return 2 * cardY() + least(lines * (device() + rowGap)) - rowGap;
        }
        return 2 * cardY() + least(lines * pitch()) - rowGap + (disk > 0 ? lines * (disk + rowGap) : 0);
    }

    /// Height of a line of a device's frames.
    double device() {
        return disk > 0 ? disk : row;
    }

    Metrics withRow(double height) {
        return new Metrics(grid, height, rowGap, strip, disk, cardGap, lists, legend, tight);
    }

    /// With another foot, lists and legend in it.
    Metrics on(Foot foot) {
        return new Metrics(grid, row, rowGap, strip, disk, cardGap, foot.lists(), foot.legend(), tight);
    }

    Metrics with(double newStrip, double newDisk, double newGap, double newLists) {
        return new Metrics(grid, row, rowGap, newStrip, newDisk, newGap, newLists, legend, tight);
    }
}
