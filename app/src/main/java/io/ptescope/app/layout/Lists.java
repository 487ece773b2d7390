package io.ptescope.app.layout;

import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageList;
import java.util.ArrayList;
import java.util.List;

/// The page lists as boxes with a chip for each page, as many as fit, and the counters of the machine.
final class Lists {
    /// The lists, and the counters.
    private static final int BOXES = ListName.values().length + 1;
    private static final double NARROWEST = 92;
    private static final double CHIP_WIDTH = 30;
    private static final double CHIP_HEIGHT = 20;
    private static final double GAP = 6;
    private static final double CHIP_GAP = 5;
    private static final double INSET = 8;
    private static final double TITLE = 27;
    private static final double COUNTER_LINE = 15;
    private static final TextStyle HEADING = new TextStyle(Face.SANS_BOLD, 11.5);
    /// For names that would be cut.
    private static final TextStyle SMALL_HEADING = new TextStyle(Face.SANS_BOLD, 9.5);
    private static final TextStyle NUMBER = new TextStyle(Face.MONO, 11.5);
    private static final TextStyle SMALL = new TextStyle(Face.MONO, 10);
    private static final List<Counter> COUNTERS = List.of(Counter.NR_DIRTY, Counter.NR_WRITEBACK, Counter.PGFAULT,
        Counter.PGMAJFAULT, Counter.PAGES_WRITTEN, Counter.MKWRITE_CALLS);

    private static final double COUNTERS_HEIGHT = COUNTERS.size() * COUNTER_LINE + 2 * INSET;

    private final Machine machine;
    private final Changes changes;
    private final FileCells cells;
    private final List<Bands.File> files;
    private final Words words;
    private final Census census;

    Lists(Machine machine, Changes changes, List<Bands.File> files, Words words, Census census) {
        this.machine = machine;
        this.census = census;
        this.changes = changes;
        this.cells = new FileCells(machine, changes, words);
        this.files = files;
        this.words = words;
    }

    /// Rows of boxes that a stage of `width` needs for the lists when they stand at its foot.
    static int rows(double width) {
        return width / BOXES < NARROWEST ? 2 : 1;
    }

    /// Side by side, in as many rows as are needed.
    void addRow(Sheet sheet, Rect bounds, double gap) {
        int lines = rows(bounds.width());
        int perLine = BOXES / lines;
        double width = (bounds.width() - (perLine - 1) * gap) / perLine;
        double height = (bounds.height() - (lines - 1) * gap) / lines;
        for (int i = 0; i < BOXES; i++) {
            Rect box = new Rect(bounds.x() + i % perLine * (width + gap), bounds.y() + i / perLine * (height + gap),
                width, height);
            if (i < BOXES - 1) {
                add(sheet, ListName.values()[i], box);
            } else {
                addCounters(sheet, box);
            }
        }
    }

    /// The least height of the lists one above the other, each with a line of chips.
    static double columnHeight(double gap) {
        return (BOXES - 1) * (TITLE + CHIP_HEIGHT + GAP + gap) + COUNTERS_HEIGHT;
    }

    /// One above the other.
    void addColumn(Sheet sheet, Rect bounds, double gap) {
        ListName[] names = ListName.values();
        double counters = COUNTERS_HEIGHT;
        double height = Math.min(150, (bounds.height() - counters - names.length * gap) / names.length);
        for (int i = 0; i < names.length; i++) {
            add(sheet, names[i], new Rect(bounds.x(), bounds.y() + i * (height + gap), bounds.width(), height));
        }
        addCounters(sheet, new Rect(bounds.x(), bounds.y() + names.length * (height + gap), bounds.width(), counters));
    }

    private void add(Sheet sheet, ListName list, Rect bounds) {
        sheet.card("list-" + list.key(), bounds);
        Rect title = new Rect(bounds.x() + INSET, bounds.y() + 3, bounds.width() - 2 * INSET, TITLE - 4);
        List<Integer> pages = new ArrayList<>();
        int perLine = (int) ((bounds.width() - 2 * INSET + CHIP_GAP) / (CHIP_WIDTH + CHIP_GAP));
        int lines = (int) ((bounds.height() - TITLE - 4 + GAP) / (CHIP_HEIGHT + GAP));
        int room = Math.max(0, perLine * lines);
        int length = collect(list, pages, room);
        String count = Integer.toString(length);
        String name = words.of(list.word());
        double space = title.width() - NUMBER.width(count) - GAP;
        sheet.text(new BoxId.ListBox(list), name, HEADING.width(name) <= space ? HEADING : SMALL_HEADING, Tone.STRONG,
            new Rect(title.x(), title.y(), space, title.height()), Anchor.START,
            words.of(length == 1 ? Word.LIST_PAGE : Word.LIST_PAGES, name, count));
        sheet.text("count-" + list.key(), count, NUMBER, Tone.MUTED, title, Anchor.END);
        int shown = Math.min(pages.size(), length > room ? Math.max(0, room - 1) : length);
        while (shown > 0 && length > shown
            && more(bounds, shown, perLine).width() < SMALL.width("+" + (length - shown))) {
            shown--;
        }
        for (int i = 0; i < shown; i++) {
            sheet.add(cells.listed(list, pages.get(i), place(bounds, i, perLine), isChanged(list, pages.get(i))));
        }
        if (length > shown && room > 0) {
            sheet.text("more-" + list.key(), "+" + (length - shown), SMALL, Tone.MUTED,
                more(bounds, shown, perLine), Anchor.START);
        }
    }

    /// Where the number of the pages stands that have no chips: from the place of chip `i` to the end of the line.
    private static Rect more(Rect bounds, int i, int perLine) {
        Rect chip = place(bounds, i, perLine);
        return new Rect(chip.x() + 1, chip.y(), bounds.right() - 3 - chip.x() - 1, chip.height());
    }

    private static Rect place(Rect bounds, int i, int perLine) {
        return new Rect(bounds.x() + INSET + i % perLine * (CHIP_WIDTH + CHIP_GAP),
            bounds.y() + TITLE + i / perLine * (CHIP_HEIGHT + GAP), CHIP_WIDTH, CHIP_HEIGHT);
    }

    /// Collects up to `room` pages of `list`; returns how many there are.
    private int collect(ListName list, List<Integer> pages, int room) {
        return switch (list) {
            case FREE -> walk(List.of(PageList.FREE), pages, room);
            case INACTIVE -> walk(List.of(PageList.INACTIVE, PageList.INACTIVE_FILE, PageList.INACTIVE_ANON), pages,
                room);
            case ACTIVE -> walk(List.of(PageList.ACTIVE, PageList.ACTIVE_FILE, PageList.ACTIVE_ANON), pages, room);
            case DIRTY -> tagged(MappingTag.DIRTY, pages, room);
            case WRITEBACK -> tagged(MappingTag.WRITEBACK, pages, room);
        };
    }

    private int walk(List<PageList> lists, List<Integer> pages, int room) {
        int length = 0;
        for (PageList list : lists) {
            length += machine.pages().length(list);
            for (int pfn = machine.pages().first(list); pfn >= 0 && pages.size() < room;
                pfn = machine.pages().next(pfn)) {
                pages.add(pfn);
            }
        }
        return length;
    }

    private int tagged(MappingTag tag, List<Integer> pages, int room) {
        int length = 0;
        for (Bands.File file : files) {
            length += census.tagged(file.inode(), tag, pages, room - pages.size());
        }
        return length;
    }

    private boolean isChanged(ListName list, int pfn) {
        return switch (list) {
            case FREE, INACTIVE, ACTIVE -> changes.has(Field.PAGE_LIST, pfn, 0);
            case DIRTY, WRITEBACK -> changes.has(Field.MAPPING_TAGS, machine.pages().inode(pfn),
                machine.pages().index(pfn));
        };
    }

    private void addCounters(Sheet sheet, Rect bounds) {
        sheet.card("counters", bounds);
        double y = bounds.y() + 7;
        for (Counter counter : COUNTERS) {
            if (y + COUNTER_LINE > bounds.bottom() - 2) {
                return;
            }
            boolean changed = changes.has(Field.COUNTER, counter.ordinal(), 0);
            String name = counter.text();
            String value = Long.toString(machine.counter(counter));
            Rect line = new Rect(bounds.x() + INSET, y, bounds.width() - 2 * INSET, COUNTER_LINE);
            double room = line.width() - SMALL.width(value) - 4;
            sheet.text(new BoxId.CounterBox(counter), name, SMALL, changed ? Tone.STRONG : Tone.MUTED,
                new Rect(line.x(), y, room, COUNTER_LINE), Anchor.START, words.of(Word.COUNTER, name, value));
            sheet.text("counter-value-" + counter.ordinal(), value,
                changed ? new TextStyle(Face.MONO_BOLD, SMALL.size()) : SMALL, Tone.STRONG, line, Anchor.END);
            y += COUNTER_LINE;
        }
    }
}
