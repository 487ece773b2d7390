package io.ptescope.app.layout;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;

/// Cells too small to be boxes: a window on the states of many pages, as arrays. Which page stands at a point, and
/// where a page stands, is arithmetic. Immutable.
///
/// Where several pages share a cell it shows the most alarming state among them, and how many of them have it.
public final class CellMap {
    private final Subject subject;
    private final Grid grid;
    private final double height;
    private final double pitch;
    private final int first;
    private final int pages;
    private final int from;
    private final byte[] tops;
    private final byte[] rests;
    private final int[] counts;
    private final BitSet changed;
    private final Words words;

    /// Where a map's cells stand and which part of them it holds.
    ///
    /// @param grid   the raster of columns
    /// @param height of a cell
    /// @param pitch  from one line to the next
    /// @param first  column of the first page
    /// @param from   the first cell that can be seen, by its number in the grid
    /// @param to     behind the last cell that can be seen
    record Window(Grid grid, double height, double pitch, int first, int from, int to) {}

    /// The part of `states`, those of all pages of `subject`, that the window shows.
    ///
    /// @param moved the pages that the last step changed
    CellMap(Subject subject, Window window, byte[] states, int pages, int[] moved, Words words) {
        this.words = words;
        this.subject = subject;
        this.grid = window.grid;
        this.height = window.height;
        this.pitch = window.pitch;
        this.first = window.first;
        this.pages = pages;
        this.from = window.from;
        int cells = Math.max(0, window.to - window.from);
        this.tops = new byte[cells];
        boolean shared = grid.share() > 1;
        this.rests = shared ? new byte[cells] : tops;
        this.counts = shared ? new int[cells] : new int[0];
        this.changed = new BitSet(cells);
        fill(states);
        for (int page : moved) {
            int cell = grid.cell(first + page) - from;
            if (cell >= 0 && cell < cells) {
                changed.set(cell);
            }
        }
    }

    private void fill(byte[] states) {
        if (grid.share() == 1) {
            System.arraycopy(states, from - first, tops, 0, tops.length);
            return;
        }
        for (int cell = 0; cell < tops.length; cell++) {
            share(cell, states, begin(from + cell), end(from + cell));
        }
    }

    private void share(int cell, byte[] states, int begin, int end) {
        int top = states[begin];
        int count = 0;
        int rest = -1;
        int marks = top & PageState.STALE;
        for (int page = begin; page < end; page++) {
            int state = states[page];
            // As nearly all are.
            if (state == top) {
                count++;
                continue;
            }
            marks |= state & PageState.STALE;
            if (PageState.alarm(state) > PageState.alarm(top)) {
                rest = top;
                top = state;
                count = 1;
            } else if (PageState.alarm(state) == PageState.alarm(top)) {
                count++;
            } else if (rest < 0 || PageState.alarm(state) > PageState.alarm(rest)) {
                rest = state;
            }
        }
        tops[cell] = (byte) (top | marks);
        rests[cell] = (byte) (rest < 0 ? top : rest);
        counts[cell] = count;
    }

    /// Lines that the map covers.
    public int lines() {
        return tops.length == 0 ? 0 : (from + tops.length - 1) / grid.perLine() - topLine() + 1;
    }

    /// Cells in a full line.
    public int perLine() {
        return grid.perLine();
    }

    /// Width of a cell, in pixels.
    public double cellWidth() {
        return grid.cellWidth();
    }

    public double cellHeight() {
        return height;
    }

    /// From one column to the next, in pixels.
    public double pitchX() {
        return grid.cellWidth() + grid.gap();
    }

    /// From one line to the next, in pixels.
    public double pitchY() {
        return pitch;
    }

    /// The number of the cell at a place, from 0; -1 if none is there.
    public int cellAt(int line, int column) {
        int cell = (topLine() + line) * grid.perLine() + column - from;
        return column >= 0 && column < grid.perLine() && cell >= 0 && cell < tops.length ? cell : -1;
    }

    public int size() {
        return tops.length;
    }

    /// The most alarming fill in a cell.
    public Fill top(int cell) {
        return PageState.fill(tops[cell]);
    }

    /// What comes behind the most alarming fill in a cell of several pages.
    public Fill rest(int cell) {
        return PageState.fill(rests[cell]);
    }

    /// The share of pages of a cell that have its most alarming fill; 1 for a single page.
    public double ratio(int cell) {
        return counts.length == 0 ? 1 : (double) counts[cell] / (end(from + cell) - begin(from + cell));
    }

    public boolean isHatched(int cell) {
        return (tops[cell] & PageState.HATCHED) != 0;
    }

    public boolean isStale(int cell) {
        return (tops[cell] & PageState.STALE) != 0;
    }

    /// The line of a cell, from 0.
    public int line(int cell) {
        return (from + cell) / grid.perLine() - topLine();
    }

    /// The column of a cell, from 0.
    public int column(int cell) {
        return (from + cell) % grid.perLine();
    }

    /// Whether the last step changed the cell at a place; what is no cell is not changed.
    public boolean isChanged(int line, int column) {
        int cell = cellAt(line, column);
        return cell >= 0 && changed.get(cell);
    }

    /// The cells that the last step changed.
    public BitSet changed() {
        return (BitSet) changed.clone();
    }

    /// Where a cell is in a map whose upper left corner is at `corner`.
    public Rect bounds(int cell, Point corner) {
        return new Rect(corner.x() + column(cell) * pitchX(), corner.y() + line(cell) * pitch, grid.cellWidth(),
            height);
    }

    /// The cell at `point`, as a box; the gap behind a cell belongs to it.
    Optional<Box> at(Point point, Rect bounds) {
        int column = (int) Math.floor((point.x() - bounds.x()) / pitchX());
        int line = (int) Math.floor((point.y() - bounds.y()) / pitch);
        int cell = line < 0 ? -1 : cellAt(line, column);
        return cell < 0 ? Optional.empty() : Optional.of(box(cell, bounds));
    }

    /// The cell that stands for `id`, as a box.
    Optional<Box> find(BoxId id, Rect bounds) {
        int page = subject.page(id);
        if (page < 0 || page >= pages) {
            return Optional.empty();
        }
        return column(first + page, bounds).filter(box -> box.id().equals(id) || grid.share() > 1);
    }

    /// The cell that shows the page in `column`, as a box.
    Optional<Box> column(int column, Rect bounds) {
        int cell = grid.cell(column) - from;
        return column < first || column >= first + pages || cell < 0 || cell >= tops.length ? Optional.empty()
            : Optional.of(box(cell, bounds));
    }

    /// The column of the page that `id` is about, if it is one of this map's subject.
    OptionalInt columnOf(BoxId id) {
        int page = subject.page(id);
        return page < 0 || page >= pages ? OptionalInt.empty() : OptionalInt.of(first + page);
    }

    /// The first cell, as a box.
    Optional<Box> start(Rect bounds) {
        return tops.length == 0 ? Optional.empty() : Optional.of(box(changed.isEmpty() ? 0 : changed.nextSetBit(0),
            bounds));
    }

    /// Where one comes in who leaves the box `from` in `direction`.
    Optional<Box> entrance(Rect from, Direction direction, Rect bounds) {
        double x = Math.clamp(from.centerX(), bounds.x(), bounds.right() - 1);
        double y = Math.clamp(from.centerY(), bounds.y(), bounds.bottom() - 1);
        Point inside = switch (direction) {
            case UP -> new Point(x, bounds.bottom() - 1);
            case DOWN -> new Point(x, bounds.y() + 1);
            case LEFT -> new Point(bounds.right() - 1, y);
            case RIGHT -> new Point(bounds.x() + 1, y);
        };
        return at(inside, bounds);
    }

    /// The cell beside or below another in the same map.
    Optional<Box> neighbour(BoxId id, Direction direction, Rect bounds) {
        int page = subject.page(id);
        if (page < 0) {
            return Optional.empty();
        }
        int here = grid.cell(first + page) - from;
        int column = column(here);
        int there = switch (direction) {
            case LEFT -> column == 0 ? -1 : here - 1;
            case RIGHT -> column == grid.perLine() - 1 ? -1 : here + 1;
            case UP -> here - grid.perLine();
            case DOWN -> here + grid.perLine();
        };
        return there < 0 || there >= tops.length ? Optional.empty() : Optional.of(box(there, bounds));
    }

    /// The first or the last cell of the line in which the cell of `id` is.
    Optional<Box> edge(BoxId id, boolean last, Rect bounds) {
        int page = subject.page(id);
        int here = page < 0 || page >= pages ? -1 : grid.cell(first + page) - from;
        if (here < 0 || here >= tops.length) {
            return Optional.empty();
        }
        int begin = here - (from + here) % grid.perLine();
        return Optional.of(box(last ? Math.min(tops.length - 1, begin + grid.perLine() - 1) : Math.max(0, begin),
            bounds));
    }

    /// A cell as a box of its own.
    Box box(int cell, Rect bounds) {
        int begin = begin(from + cell);
        int count = end(from + cell) - begin;
        BoxId id = grid.share() == 1 ? subject.id(begin) : subject.id(begin, count);
        return new Box(id, bounds(cell, new Point(bounds.x(), bounds.y())), new Look.Spot(), says(cell, begin, count),
            changed.get(cell));
    }

    /// The cells that differ from those of `other`, which has the same shape.
    public BitSet difference(CellMap other) {
        BitSet differing = new BitSet();
        for (int cell = 0; cell < tops.length; cell++) {
            if (tops[cell] != other.tops[cell] || rests[cell] != other.rests[cell]
                || counts.length > 0 && counts[cell] != other.counts[cell]) {
                differing.set(cell);
            }
        }
        BitSet rings = changed();
        rings.xor(other.changed);
        differing.or(rings);
        return differing;
    }

    /// Whether both have the same cells in the same places.
    public boolean isShapedAs(CellMap other) {
        return subject.equals(other.subject) && grid.equals(other.grid) && height == other.height
            && pitch == other.pitch && first == other.first && pages == other.pages && from == other.from
            && tops.length == other.tops.length;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CellMap other && isShapedAs(other) && Arrays.equals(tops, other.tops)
            && Arrays.equals(rests, other.rests) && Arrays.equals(counts, other.counts)
            && changed.equals(other.changed);
    }

    @Override
    public int hashCode() {
        return 31 * subject.hashCode() + Arrays.hashCode(tops);
    }

    private String says(int cell, int begin, int count) {
        String stale = isStale(cell) ? " " + words.of(Word.ENTRY_STALE) : "";
        if (count == 1) {
            return words.of(Word.MAP_PAGE, subject.name(), begin, words.fill(top(cell))) + stale;
        }
        int alarming = counts.length == 0 ? count : counts[cell];
        String says = words.of(Word.MAP_PAGES, subject.name(), begin, begin + count - 1, alarming, count,
            words.fill(top(cell)));
        return (alarming == count ? says : says + " " + words.of(Word.MAP_REST, words.fill(rest(cell)))) + stale;
    }

    private int topLine() {
        return from / grid.perLine();
    }

    /// The first page of a cell, by its number in the grid.
    private int begin(int number) {
        return Math.max(first, number * grid.share()) - first;
    }

    private int end(int number) {
        return Math.min(first + pages, (number + 1) * grid.share()) - first;
    }
}
