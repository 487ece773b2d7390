package io.ptescope.app.layout;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Lays out cards: a process with its areas and TLBs, a file with its page cache and its blocks.
final class Rows {
    /// The lowest row, in pixels, beside which its name can be written.
    private static final double LEAST_LABEL = 8;
    private static final int PAGE_SHIFT = 12;
    private static final TextStyle NAME = new TextStyle(Face.SANS_BOLD, 14);
    private static final TextStyle SUB = new TextStyle(Face.SANS, 11);
    private static final TextStyle TITLE = new TextStyle(Face.SANS_BOLD, 11.5);
    private static final TextStyle NUMBERS = new TextStyle(Face.MONO, 10.5);

    private final Machine machine;
    private final Changes changes;
    private final StageOptions options;
    private final Metrics metrics;
    private final Grid grid;
    private final Sheet sheet;
    private final Words words;
    private final EntryCells entries;
    private final FileCells files;

    Rows(Machine machine, Changes changes, StageOptions options, Metrics metrics, Sheet sheet) {
        this.machine = machine;
        this.changes = changes;
        this.options = options;
        this.metrics = metrics;
        this.grid = metrics.grid();
        this.sheet = sheet;
        this.words = new Words(machine, options.words());
        this.entries = new EntryCells(machine, changes, words);
        this.files = new FileCells(machine, changes, words);
    }

    void add(Bands.Process process, Rect card) {
        sheet.card("process-" + process.mm(), card);
        title(process, new Rect(card.x() + Metrics.CARD_X, card.y() + 5, card.width() - 2 * Metrics.CARD_X,
            Metrics.TITLE));
        double y = card.y() + Metrics.CARD_Y + Metrics.TITLE;
        if (process.awaits()) {
            awaited(process, y, card.bottom() - Metrics.CARD_Y - y);
        }
        for (Bands.Area area : process.areas()) {
            label(process, area, y);
            cells(area, y);
            strips(process, area, y);
            y += metrics.area(process, area);
        }
    }

    void add(Bands.File file, Rect card) {
        int inode = file.inode();
        int pages = file.pages();
        sheet.card("file-" + inode, card);
        double y = card.y() + Metrics.CARD_Y;
        if (file.raw()) {
            device(inode, pages, y);
            return;
        }
        boolean tall = metrics.row() >= 30;
        String name = machine.facts().inode(inode).name();
        String system = machine.facts().inode(inode).fileSystem();
        sheet.text(new BoxId.FileLabel(inode), words.of(tall ? Word.PAGE_CACHE : Word.CACHE), tall ? NAME : TITLE,
            Tone.STRONG, gutter(y, tall ? 20 : metrics.row()), Anchor.START,
            words.of(Word.PAGE_CACHE_OF, name, system));
        if (tall) {
            sheet.text("file-sub-" + inode, name + ", " + system, SUB, Tone.MUTED, gutter(y + 19, 16), Anchor.START);
        }
        int lines = grid.lines(0, pages - 1);
        Composer composer = new Composer(grid.cellWidth(), metrics.row());
        for (int cell = 0; cell * grid.share() < pages; cell++) {
            Rect bounds = place(cell, 0, y);
            int index = cell * grid.share();
            sheet.add(grid.share() == 1 ? files.cached(inode, index, bounds, composer)
                : heap(inode, index, Math.min(pages, index + grid.share()), bounds));
        }
        lineLabels(0, pages - 1, y);
        if (metrics.disk() > 0) {
            disk(inode, pages, y + lines * (metrics.row() + metrics.rowGap()));
        }
    }

    private void disk(int inode, int pages, double y) {
        sheet.text("disk-" + inode, words.of(Word.DISK), NAME, Tone.STRONG, gutter(y, metrics.disk()), Anchor.START);
        Composer composer = new Composer(grid.cellWidth(), metrics.disk());
        for (int index = 0; index < pages; index++) {
            sheet.add(files.onDisk(inode, index, block(index, y, metrics.disk()), composer, blockText()));
        }
    }

    /// The frames of a device, which no page cache stands before.
    private void device(int inode, int pages, double y) {
        String name = machine.facts().inode(inode).name() + ", " + machine.facts().inode(inode).fileSystem();
        double height = metrics.device();
        boolean tall = height >= 34;
        sheet.text(new BoxId.FileLabel(inode), tall ? words.of(Word.DEVICE) : words.of(Word.DEVICE_NAMED, name),
            tall ? NAME : TITLE, Tone.STRONG, gutter(y, tall ? 18 : height), Anchor.START,
            words.of(Word.DEVICE_NAMED, name) + ".");
        if (tall) {
            sheet.text("file-sub-" + inode, name, SUB, Tone.MUTED, gutter(y + 18, 15), Anchor.START);
        }
        Composer composer = new Composer(grid.cellWidth(), height);
        for (int cell = 0; cell * grid.share() < pages; cell++) {
            int index = cell * grid.share();
            sheet.add(files.onDevice(inode, index, block(cell, y, height), composer, blockText()));
        }
    }

    private Rect block(int cell, double y, double height) {
        return new Rect(grid.x(cell), y + cell / grid.perLine() * (height + metrics.rowGap()), grid.cellWidth(),
            height);
    }

    private double blockText() {
        return Math.clamp(Math.floor(grid.cellWidth() * 0.28) / 2, 9.5, 13);
    }

    private void title(Bands.Process process, Rect line) {
        List<String> names = new ArrayList<>();
        long minor = 0;
        long major = 0;
        List<Integer> cpus = new ArrayList<>();
        for (int task : process.tasks()) {
            names.add(task < options.tasks().size() && !options.tasks().get(task).isEmpty()
                ? options.tasks().get(task) : Integer.toString(task));
            minor += machine.processes().minFlt(task);
            major += machine.processes().majFlt(task);
            cpus.add(machine.processes().cpu(task));
        }
        String text = names.isEmpty() ? words.of(Word.ADDRESS_SPACE, process.mm())
            : words.of(Word.PROCESS, String.join(", ", names),
                String.join(", ", cpus.stream().map(String::valueOf).toList()));
        if (process.areas().isEmpty() && !process.awaits()) {
            text = words.of(Word.MAPS_NOTHING, text);
        }
        sheet.text(new BoxId.ProcessLabel(process.mm()), text, TITLE, Tone.MUTED, line, Anchor.START, text + ".");
        double room = line.width() - TITLE.width(text) - 16;
        numbers(process.mm(), minor, major).stream().filter(numbers -> NUMBERS.width(numbers) <= room).findFirst()
            .ifPresent(numbers -> sheet.text("process-numbers-" + process.mm(), numbers, NUMBERS, Tone.MUTED,
                new Rect(line.right() - room, line.y(), room, line.height()), Anchor.END));
    }

    /// Counters of a process, from the longest wording to the shortest.
    private List<String> numbers(int mm, long minor, long major) {
        String faults = "min_flt " + minor + "   maj_flt " + major;
        return List.of(faults + "   file_rss " + machine.processes().fileRss(mm) + "   anon_rss "
            + machine.processes().anonRss(mm), faults, "flt " + (minor + major));
    }

    /// Where areas will be, or have been.
    private void awaited(Bands.Process process, double y, double height) {
        Rect bounds = new Rect(grid.left(), y, grid.width(grid.perLine()), height);
        Look.Note note = new Look.Note(words.of(Word.NOTHING_MAPPED), SUB, Anchor.MIDDLE, new Point(bounds.width() / 2,
            height / 2 + SUB.middle()), false);
        sheet.add(Box.adornment("awaited-" + process.mm(), bounds, new Look.Cell(Fill.NONE, null, Form.EMPTY,
            List.of(), List.of(note), Detail.TEXT)));
    }

    private void label(Bands.Process process, Bands.Area area, double y) {
        int vma = area.vma();
        boolean tall = metrics.row() >= 30;
        String name = machine.names().name(machine.vmas().name(vma));
        String what = words.rights(vma) + " " + words.backing(vma);
        String at = Long.toHexString(machine.vmas().start(vma));
        String says = words.of(Word.AREA, name, words.rights(vma), words.backing(vma), area.pages(), at);
        if (metrics.row() < LEAST_LABEL) {
            // Labels of rows as low as these would lie upon each other.
            lineLabels(area.first(), area.last(), y);
            return;
        }
        if (!tall) {
            sheet.text(new BoxId.VmaLabel(vma), name + " " + what, SUB, Tone.STRONG, gutter(y, metrics.row()),
                Anchor.START, says);
            lineLabels(area.first(), area.last(), y);
            return;
        }
        sheet.text(new BoxId.VmaLabel(vma), name, NAME, Tone.STRONG, gutter(y, 20), Anchor.START, says);
        sheet.text("vma-sub-" + vma, what, SUB, Tone.MUTED, gutter(y + 19, 16), Anchor.START);
        if (metrics.hasStrips() && metrics.row() >= 56) {
            sheet.text("vma-at-" + vma, words.of(Word.AT, at), NUMBERS, Tone.MUTED, gutter(y + 36, 15),
                Anchor.START);
        }
        if (!metrics.hasStrips() && metrics.row() >= 46) {
            chip(process, area, y + 37);
        }
        lineLabels(area.first(), area.last(), y);
    }

    /// How many translations of an area the CPUs have cached, where there is no room to show each.
    private void chip(Bands.Process process, Bands.Area area, double y) {
        StringBuilder text = new StringBuilder("TLB");
        long from = machine.vmas().start(area.vma()) >>> PAGE_SHIFT;
        for (int cpu : process.cpus()) {
            long count = 0;
            for (long vpn : machine.tlbs().cached(cpu, area.mm())) {
                count += vpn >= from && vpn < from + area.pages() ? 1 : 0;
            }
            text.append(' ').append(cpu).append(':').append(count);
        }
        String shown = NUMBERS.face().cut(text.toString(), (Metrics.GUTTER - 24) / NUMBERS.size());
        sheet.add(Box.adornment("tlb-" + area.vma(), new Rect(Metrics.MARGIN + Metrics.CARD_X, y,
            NUMBERS.width(shown) + 10, 16), new Look.Chip(shown, NUMBERS, Tone.MUTED)));
    }

    private void cells(Bands.Area area, double y) {
        Composer composer = new Composer(grid.cellWidth(), metrics.row());
        int top = grid.line(area.first());
        long start = machine.vmas().start(area.vma());
        for (int cell = grid.cell(area.first()); cell <= grid.cell(area.last()); cell++) {
            Rect bounds = place(cell, top, y);
            int from = Math.max(area.first(), cell * grid.share());
            int to = Math.min(area.last() + 1, (cell + 1) * grid.share());
            long address = start + ((long) (from - area.first()) << PAGE_SHIFT);
            sheet.add(grid.share() == 1 ? entries.entry(area.mm(), area.vma(), address, bounds, composer)
                : heap(area.mm(), address, to - from, bounds));
        }
    }

    private void strips(Bands.Process process, Bands.Area area, double y) {
        if (!metrics.hasStrips()) {
            return;
        }
        Composer composer = new Composer(grid.cellWidth(), metrics.strip());
        double top = y + metrics.row() + Metrics.STRIP_GAP;
        for (int cpu : process.cpus()) {
            sheet.text("tlb-" + cpu + "-" + area.vma(), words.of(Word.TLB_OF, cpu), SUB, Tone.MUTED,
                new Rect(Metrics.MARGIN + Metrics.CARD_X, top, Metrics.GUTTER - 12, metrics.strip()), Anchor.END);
            for (int page = 0; page < area.pages(); page++) {
                long address = machine.vmas().start(area.vma()) + ((long) page << PAGE_SHIFT);
                sheet.add(entries.cached(cpu, area.mm(), address, new Rect(grid.x(area.first() + page), top,
                    grid.cellWidth(), metrics.strip()), composer));
            }
            top += metrics.strip() + Metrics.STRIP_GAP;
        }
    }

    private Rect place(int cell, int topLine, double y) {
        int line = cell / grid.perLine() - topLine;
        return new Rect(grid.x(cell), y + line * (metrics.row() + metrics.rowGap()), grid.cellWidth(), metrics.row());
    }

    private static Rect gutter(double y, double height) {
        return new Rect(Metrics.MARGIN + Metrics.CARD_X, y, Metrics.GUTTER - 12, height);
    }

    /// The first page of each line but the first, where rows go over several lines.
    private void lineLabels(int first, int last, double y) {
        int top = grid.line(first);
        for (int line = top + 1; line <= grid.line(last); line++) {
            double at = y + (line - top) * (metrics.row() + metrics.rowGap());
            if (metrics.row() >= 12 && (metrics.row() >= 30 || line > top)) {
                sheet.text("line-" + line + "-" + Math.round(y), Integer.toString(line * grid.perLine() * grid.share()),
                    NUMBERS, Tone.MUTED, gutter(at, metrics.row()), Anchor.END);
            }
        }
    }

    private Box heap(int mm, long address, int pages, Rect bounds) {
        List<Integer> counts = new ArrayList<>(Collections.nCopies(Fill.values().length, 0));
        int table = -1;
        boolean huge = false;
        boolean changed = false;
        for (int page = 0; page < pages; page++) {
            long at = address + ((long) page << PAGE_SHIFT);
            int index = (int) (at >>> PAGE_SHIFT & 511);
            if (page == 0 || index == 0) {
                table = machine.tables().holder(mm, at);
                huge = machine.tables().isHuge(mm, at);
            }
            int slot = huge ? machine.tables().slot(mm, at) : index;
            Pte pte = table < 0 ? Pte.NONE : new Pte(machine.tables().entry(table, slot));
            count(counts, entries.fill(pte));
            changed |= table >= 0 && changes.has(Field.TABLE_ENTRY, table, slot);
        }
        return new Box(new BoxId.PteRange(mm, address, pages), bounds, new Look.Heap(counts), words.heap(counts),
            changed);
    }

    private Box heap(int inode, int from, int to, Rect bounds) {
        List<Integer> counts = new ArrayList<>(Collections.nCopies(Fill.values().length, 0));
        boolean changed = false;
        for (int index = from; index < to; index++) {
            count(counts, files.fillOf(inode, index));
            changed |= changes.has(Field.MAPPING_TAGS, inode, index);
        }
        return new Box(new BoxId.CacheRange(inode, from, to - from), bounds, new Look.Heap(counts),
            words.heap(counts), changed);
    }

    private static void count(List<Integer> counts, Fill fill) {
        counts.set(fill.ordinal(), counts.get(fill.ordinal()) + 1);
    }
}
