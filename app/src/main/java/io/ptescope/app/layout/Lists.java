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
    /// Least height of a list with a line of chips below its name.
    static final double LOW = 62;
    /// Height of a list that has only its name and length, and chips between them where there is room.
    static final double SLIM = 30;
    private static final double NARROWEST_SLIM = 90;
    private static final double SLIM_INSET = 6;
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
    /// Where there is no room for all, the first ones are shown: lessons ask about them.
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

    /// Rows of slim boxes that a stage of `width` needs.
    static int slimRows(double width) {
        return width / BOXES < NARROWEST_SLIM ? 2 : 1;
    }

    /// Side by side, in as many rows as are needed.
    void addRow(Sheet sheet, Rect bounds, double gap) {
        boolean slim = bounds.height() < rows(bounds.width()) * LOW;
        int lines = slim ? slimRows(bounds.width()) : rows(bounds.width());
        int perLine = BOXES / lines;
        double between = slim ? Math.min(gap, CHIP_GAP) : gap;
        double width = (bounds.width() - (perLine - 1) * between) / perLine;
        double height = (bounds.height() - (lines - 1) * gap) / lines;
        for (int i = 0; i < BOXES; i++) {
            Rect box = new Rect(bounds.x() + i % perLine * (width + between), bounds.y() + i / perLine * (height + gap),
                width, height);
            if (i == BOXES - 1) {
                addCounters(sheet, box);
            } else if (slim) {
                addSlim(sheet, ListName.values()[i], box);
            } else {
                add(sheet, ListName.values()[i], box);
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
        int perLine = perLine(bounds.width() - 2 * INSET);
        int lines = (int) ((bounds.height() - TITLE - 4 + GAP) / (CHIP_HEIGHT + GAP));
        int room = Math.max(0, perLine * lines);
        List<Integer> pages = new ArrayList<>();
        int length = collect(list, pages, room);
        title(sheet, list, length, title);
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

    private static int perLine(double width) {
        return Math.max(0, (int) ((width + CHIP_GAP) / (CHIP_WIDTH + CHIP_GAP)));
    }

    /// Name and length in one line, and between them chips of the first pages where there is room.
    private void addSlim(Sheet sheet, ListName list, Rect bounds) {
        sheet.card("list-" + list.key(), bounds);
        Rect line = new Rect(bounds.x() + SLIM_INSET, bounds.y(), bounds.width() - 2 * SLIM_INSET,
            bounds.height());
        double from = line.x() + HEADING.width(words.of(list.word())) + INSET;
        List<Integer> pages = new ArrayList<>();
        int room = perLine(line.right() - NUMBER.width("00000") - from);
        title(sheet, list, collect(list, pages, room), line);
        for (int i = 0; i < pages.size(); i++) {
            Rect chip = new Rect(from + i * (CHIP_WIDTH + CHIP_GAP), bounds.centerY() - CHIP_HEIGHT / 2, CHIP_WIDTH,
                CHIP_HEIGHT);
            sheet.add(cells.listed(list, pages.get(i), chip, isChanged(list, pages.get(i))));
        }
    }

    /// What the list is called, and how many pages are on it.
    private void title(Sheet sheet, ListName list, int length, Rect line) {
        String count = Integer.toString(length);
        String name = words.of(list.word());
        double space = line.width() - NUMBER.width(count) - GAP;
        sheet.text(new BoxId.ListBox(list), name, HEADING.width(name) <= space ? HEADING : SMALL_HEADING, Tone.STRONG,
            new Rect(line.x(), line.y(), space, line.height()), Anchor.START,
            words.of(length == 1 ? Word.LIST_PAGE : Word.LIST_PAGES, name, count));
        sheet.text("count-" + list.key(), count, NUMBER, Tone.MUTED, line, Anchor.END);
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
