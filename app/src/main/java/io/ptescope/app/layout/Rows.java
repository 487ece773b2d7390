package io.ptescope.app.layout;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;

/// Lays out cards: a process with its areas and TLBs, a file with its page cache and its blocks.
final class Rows {
    /// The lowest line, in pixels, that is numbered.
    private static final double LEAST_NUMBERED = 12;
    /// The height of a label in two lines.
    private static final double LABEL = 38;
    private static final TextStyle NAME = new TextStyle(Face.SANS_BOLD, 14);
    /// In a narrow gutter.
    private static final TextStyle SMALL_NAME = new TextStyle(Face.SANS_BOLD, 12.5);
    private static final double NARROW = 110;
    private static final TextStyle SUB = new TextStyle(Face.SANS, 11);
    private static final TextStyle TITLE = new TextStyle(Face.SANS_BOLD, 11.5);
    private static final TextStyle NUMBERS = new TextStyle(Face.MONO, 10.5);

    private final Machine machine;
    private final StageOptions options;
    private final Metrics metrics;
    private final Grid grid;
    private final Seen seen;
    private final Sheet sheet;
    private final Words words;
    private final RowCells cells;

    Rows(Machine machine, StageOptions options, Metrics metrics, Seen seen, RowCells cells, Sheet sheet) {
        this.machine = machine;
        this.options = options;
        this.metrics = metrics;
        this.grid = metrics.grid();
        this.seen = seen;
        this.sheet = sheet;
        this.words = new Words(machine, options.words());
        this.cells = cells;
    }

    void add(Bands.Process process, Rect card) {
        sheet.card("process-" + process.mm(), seen.clip(card));
        if (seen.sees(card.y(), metrics.cardY() + metrics.title())) {
            title(process, new Rect(card.x() + Metrics.CARD_X, card.y() + metrics.cardY() / 2,
                card.width() - 2 * Metrics.CARD_X, metrics.title()));
        }
        double y = card.y() + metrics.cardY() + metrics.title();
        if (process.awaits()) {
            awaited(process, y, card.bottom() - metrics.cardY() - y);
        }
        for (Bands.Area area : process.areas()) {
            double height = metrics.area(process, area);
            if (seen.sees(y, height)) {
                label(process, area, seen.label(y, y + height, LABEL));
                lineLabels(area.first(), area.last(), y);
                cells.entries(area, y);
                strips(process, area, y);
            }
            y += height;
        }
    }

    void add(Bands.File file, Rect card) {
        int inode = file.inode();
        int pages = file.pages();
        sheet.card("file-" + inode, seen.clip(card));
        double y = card.y() + metrics.cardY();
        if (file.raw()) {
            device(inode, pages, y);
            return;
        }
        boolean tall = tall();
        String name = machine.facts().inode(inode).name();
        String system = machine.facts().inode(inode).fileSystem();
        double height = grid.lines(0, pages - 1) * metrics.pitch();
        double at = seen.label(y, y + height, LABEL);
        sheet.text(new BoxId.FileLabel(inode), words.of(tall ? Word.PAGE_CACHE : Word.CACHE), tall ? name() : TITLE,
            Tone.STRONG, gutter(at, tall ? 20 : labelHeight()), Anchor.START,
            words.of(Word.PAGE_CACHE_OF, name, system));
        if (tall) {
            sheet.text("file-sub-" + inode, name + ", " + system, SUB, Tone.MUTED, gutter(at + 19, 16), Anchor.START);
        }
        cells.slots(inode, pages, y);
        lineLabels(0, pages - 1, y);
        if (metrics.disk() > 0) {
            disk(inode, pages, y + height);
        }
    }

    private void disk(int inode, int pages, double y) {
        double height = grid.lines(0, pages - 1) * (metrics.disk() + metrics.rowGap());
        if (seen.sees(y, height)) {
            sheet.text("disk-" + inode, words.of(Word.DISK), name(), Tone.STRONG,
                gutter(seen.label(y, y + height, LABEL), metrics.disk()), Anchor.START);
            cells.blocks(inode, pages, y);
        }
    }

    /// The frames of a device, which no page cache stands before.
    private void device(int inode, int pages, double y) {
        String name = machine.facts().inode(inode).name() + ", " + machine.facts().inode(inode).fileSystem();
        double height = metrics.device();
        boolean tall = height >= 34;
        double at = seen.label(y, y + grid.lines(0, pages - 1) * (height + metrics.rowGap()), LABEL);
        sheet.text(new BoxId.FileLabel(inode), tall ? words.of(Word.DEVICE) : words.of(Word.DEVICE_NAMED, name),
            tall ? name() : TITLE, Tone.STRONG, gutter(at, tall ? 18 : Math.max(14, height)), Anchor.START,
            words.of(Word.DEVICE_NAMED, name) + ".");
        if (tall) {
            sheet.text("file-sub-" + inode, name, SUB, Tone.MUTED, gutter(at + 18, 15), Anchor.START);
        }
        cells.frames(inode, pages, y);
    }

    private TextStyle name() {
        return metrics.gutter() < NARROW ? SMALL_NAME : NAME;
    }

    /// Whether a label has two lines.
    private boolean tall() {
        return metrics.row() >= 30;
    }

    /// The height of a label in one line.
    private double labelHeight() {
        return metrics.isMap() ? 14 : metrics.row();
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
        String text = words.of(Word.NOTHING_MAPPED);
        // A grid of a large area is as narrow as a cell until there is something in it.
        List<Look.Note> notes = SUB.width(text) > bounds.width() ? List.of() : List.of(new Look.Note(text, SUB,
            Anchor.MIDDLE, new Point(bounds.width() / 2, height / 2 + SUB.middle()), false));
        sheet.add(Box.adornment("awaited-" + process.mm(), bounds, new Look.Cell(Fill.NONE, null, Form.EMPTY,
            List.of(), notes, Detail.TEXT)));
    }

    private void label(Bands.Process process, Bands.Area area, double y) {
        int vma = area.vma();
        boolean tall = tall();
        String name = machine.names().name(machine.vmas().name(vma));
        String what = words.rights(vma) + " " + words.backing(vma);
        String at = Long.toHexString(machine.vmas().start(vma));
        String says = words.of(Word.AREA, name, words.rights(vma), words.backing(vma), area.pages(), at);
        if (!tall) {
            sheet.text(new BoxId.VmaLabel(vma), name + " " + what, SUB, Tone.STRONG, gutter(y, labelHeight()),
                Anchor.START, says);
            return;
        }
        sheet.text(new BoxId.VmaLabel(vma), name, name(), Tone.STRONG, gutter(y, 20), Anchor.START, says);
        sheet.text("vma-sub-" + vma, what, SUB, Tone.MUTED, gutter(y + 19, 16), Anchor.START);
        String place = words.of(Word.AT, at);
        if (metrics.hasStrips() && metrics.row() >= 56 && NUMBERS.width(place) <= metrics.gutter() - 12) {
            sheet.text("vma-at-" + vma, place, NUMBERS, Tone.MUTED, gutter(y + 36, 15),
                Anchor.START);
        }
        if (!metrics.hasStrips() && metrics.row() >= 46) {
            chip(process, area, y + 37);
        }
    }

    /// How many translations of an area the CPUs have cached, where there is no room to show each.
    private void chip(Bands.Process process, Bands.Area area, double y) {
        StringBuilder text = new StringBuilder("TLB");
        long from = machine.vmas().start(area.vma()) >>> PageSize.SHIFT;
        for (int cpu : process.cpus()) {
            long count = 0;
            for (long vpn : machine.tlbs().cached(cpu, area.mm())) {
                count += vpn >= from && vpn < from + area.pages() ? 1 : 0;
            }
            text.append(' ').append(cpu).append(':').append(count);
        }
        String shown = NUMBERS.face().cut(text.toString(), (metrics.gutter() - 24) / NUMBERS.size());
        sheet.add(Box.adornment("tlb-" + area.vma(), new Rect(Metrics.MARGIN + Metrics.CARD_X, y,
            NUMBERS.width(shown) + 10, 16), new Look.Chip(shown, NUMBERS, Tone.MUTED)));
    }

    private void strips(Bands.Process process, Bands.Area area, double y) {
        if (!metrics.hasStrips()) {
            return;
        }
        double top = y + metrics.row() + metrics.stripGap();
        for (int cpu : process.cpus()) {
            sheet.text("tlb-" + cpu + "-" + area.vma(), words.of(Word.TLB_OF, cpu), SUB, Tone.MUTED,
                new Rect(Metrics.MARGIN + Metrics.CARD_X, top, metrics.gutter() - 12, metrics.strip()), Anchor.END);
            cells.cached(cpu, area, top);
            top += metrics.strip() + metrics.stripGap();
        }
    }

    private Rect gutter(double y, double height) {
        return new Rect(Metrics.MARGIN + Metrics.CARD_X, y, metrics.gutter() - 12, height);
    }

    /// The first page of each line in sight but the first, where rows go over several lines and are high enough.
    private void lineLabels(int first, int last, double y) {
        int top = grid.line(first);
        int lines = grid.lines(first, last);
        if (metrics.row() < LEAST_NUMBERED) {
            return;
        }
        int begin = Math.max(1, seen.firstLine(y, metrics.pitch(), lines));
        double below = seen.label(y, Double.MAX_VALUE, 0) + (tall() ? LABEL : metrics.row());
        for (int line = begin; line < seen.endLine(y, metrics.pitch(), lines); line++) {
            double at = y + line * metrics.pitch();
            if (at >= below || seen == Seen.ALL) {
                sheet.text("line-" + (top + line) + "-" + Math.round(y),
                    Integer.toString((top + line) * grid.perLine() * grid.share()), NUMBERS, Tone.MUTED,
                    gutter(at, metrics.row()), Anchor.END);
            }
        }
    }
}
