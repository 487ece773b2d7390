package io.ptescope.app.layout;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.Machine;
import java.util.Arrays;

/// Lays out the lines of cells of areas, page caches and media: as boxes, or as a map where cells are small. Only the
/// lines that can be seen.
final class RowCells {
    private final Machine machine;
    private final Changes changes;
    private final Metrics metrics;
    private final Grid grid;
    private final Seen seen;
    private final Sheet sheet;
    private final EntryCells entries;
    private final FileCells files;
    private final Census census;
    private final Words words;

    RowCells(Machine machine, Changes changes, Metrics metrics, Seen seen, Census census, Words words, Sheet sheet) {
        this.words = words;
        this.machine = machine;
        this.changes = changes;
        this.metrics = metrics;
        this.grid = metrics.grid();
        this.seen = seen;
        this.sheet = sheet;
        this.census = census;
        this.entries = new EntryCells(machine, changes, words);
        this.files = new FileCells(machine, changes, words);
    }

    /// The entries of `area`.
    void entries(Bands.Area area, double y) {
        long start = machine.vmas().start(area.vma());
        if (metrics.isMap()) {
            Subject subject = new Subject.Entries(area.mm(), start, machine.names().name(
                machine.vmas().name(area.vma())));
            map(new BoxId.AreaMap(area.vma()), subject, y, area.first(), census.entries(area.mm(), start, area.pages()),
                area.pages(), census.moved(changes, area.mm(), start));
            return;
        }
        Composer composer = new Composer(grid.cellWidth(), metrics.row());
        int top = grid.line(area.first());
        Span span = span(y, metrics.pitch(), area.first(), area.pages());
        for (int cell = span.from; cell < span.to; cell++) {
            long address = start + ((long) (cell - area.first()) << PageSize.SHIFT);
            sheet.add(entries.entry(area.mm(), area.vma(), address, place(cell, top, y), composer));
        }
    }

    /// What `cpu` has cached of the entries of `area`, which stand in one line.
    void cached(int cpu, Bands.Area area, double y) {
        Composer composer = new Composer(grid.cellWidth(), metrics.strip());
        for (int page = 0; page < area.pages() && seen.sees(y, metrics.strip()); page++) {
            long address = machine.vmas().start(area.vma()) + PageSize.bytes(page);
            sheet.add(entries.cached(cpu, area.mm(), address, new Rect(grid.x(area.first() + page), y,
                grid.cellWidth(), metrics.strip()), composer));
        }
    }

    /// The page cache of a file.
    void slots(int inode, int pages, double y) {
        if (metrics.isMap()) {
            Subject subject = new Subject.Slots(inode, machine.facts().inode(inode).name());
            map(new BoxId.CacheMap(inode), subject, y, 0, census.cached(inode, pages), pages,
                census.moved(changes, inode));
            return;
        }
        Composer composer = new Composer(grid.cellWidth(), metrics.row());
        Span span = span(y, metrics.pitch(), 0, pages);
        for (int cell = span.from; cell < span.to; cell++) {
            sheet.add(files.cached(inode, cell, place(cell, 0, y), composer));
        }
    }

    /// What the medium holds.
    void blocks(int inode, int pages, double y) {
        Composer composer = new Composer(grid.cellWidth(), metrics.disk());
        Span span = span(y, metrics.disk() + metrics.rowGap(), 0, pages);
        for (int index = span.from; index < span.to; index++) {
            sheet.add(files.onDisk(inode, index, block(index, y, metrics.disk()), composer, blockText()));
        }
    }

    /// The frames of a device without page cache.
    void frames(int inode, int pages, double y) {
        if (metrics.isMap()) {
            byte[] states = new byte[pages];
            Arrays.fill(states, (byte) Fill.PLAIN.ordinal());
            map(new BoxId.CacheMap(inode), new Subject.Blocks(inode, machine.facts().inode(inode).name()), y, 0, states,
                pages, new int[0]);
            return;
        }
        double height = metrics.device();
        Composer composer = new Composer(grid.cellWidth(), height);
        Span span = span(y, height + metrics.rowGap(), 0, pages);
        for (int index = span.from; index < span.to; index++) {
            sheet.add(files.onDevice(inode, index, block(index, y, height), composer, blockText()));
        }
    }

    private void map(BoxId id, Subject subject, double y, int first, byte[] states, int pages, int[] moved) {
        Span span = span(y, metrics.pitch(), first, pages);
        if (span.from >= span.to) {
            return;
        }
        CellMap map = new CellMap(subject, new CellMap.Window(grid, metrics.row(), metrics.pitch(), first, span.from,
            span.to), states, pages, moved, words);
        double top = y + (span.from / grid.perLine() - grid.line(first)) * metrics.pitch();
        Rect bounds = new Rect(grid.left(), Math.rint(top), grid.perLine() * (grid.cellWidth() + grid.gap()),
            map.lines() * metrics.pitch());
        sheet.add(Box.adornment(id, bounds, new Look.Cells(map)));
    }

    /// The cells in sight, of those of `pages` columns from `first` on, whose lines begin at `y`.
    private Span span(double y, double pitch, int first, int pages) {
        int lines = grid.lines(first, first + pages - 1);
        int top = grid.line(first);
        int from = (top + seen.firstLine(y, pitch, lines)) * grid.perLine();
        int to = (top + seen.endLine(y, pitch, lines)) * grid.perLine();
        return new Span(Math.max(grid.cell(first), from), Math.min(grid.cell(first + pages - 1) + 1, to));
    }

    private record Span(int from, int to) {}

    private Rect place(int cell, int topLine, double y) {
        int line = cell / grid.perLine() - topLine;
        return new Rect(grid.x(cell), y + line * metrics.pitch(), grid.cellWidth(), metrics.row());
    }

    private Rect block(int cell, double y, double height) {
        return new Rect(grid.x(cell), y + cell / grid.perLine() * (height + metrics.rowGap()), grid.cellWidth(),
            height);
    }

    private double blockText() {
        return Math.clamp(Math.floor(grid.cellWidth() * 0.28) / 2, 9.5, 13);
    }
}
