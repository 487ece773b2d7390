package io.ptescope.app.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The legend: a sample of every fill, form and glyph with its name, as many to a line as fit. It folds to fewer lines
/// where height is short.
final class Legend {
    private static final double LINE = 21;
    private static final double TOP = 6;
    private static final double SAMPLE_WIDTH = 24;
    private static final double SAMPLE_HEIGHT = 16;
    private static final double TEXT_GAP = 6;
    private static final double ITEM_GAP = 13;
    private static final double LEFT = 4;
    /// Room for the number of what is left out.
    private static final double MORE = 38;
    private static final TextStyle STYLE = new TextStyle(Face.SANS, 11);

    private static final List<Item> ITEMS = List.of(
        Item.of(Fill.NONE, Form.EMPTY, Word.NO_ENTRY),
        Item.of(Fill.READ_CLEAN, Form.FILE, Word.READ_ONLY),
        Item.of(Fill.WRITE_CLEAN, Form.FILE, Word.WRITABLE),
        Item.of(Fill.WRITE_DIRTY, Form.FILE, Word.WRITABLE_DIRTY),
        Item.of(Fill.READ_DIRTY, Form.FILE, Word.READ_ONLY_DIRTY),
        Item.of(Fill.FORBIDDEN, Form.FILE, Word.FORBIDDEN),
        Item.of(Fill.READ_CLEAN, Form.ANON, Word.ANONYMOUS),
        Item.of(Fill.READ_CLEAN, Form.ZERO, Word.ZERO_PAGE),
        Item.of(Fill.WRITE_CLEAN, Form.SPECIAL, Word.NO_STRUCT_PAGE),
        Item.of(Fill.WRITE_CLEAN, Form.DEVMAP, Word.DEVICE_MEMORY),
        Item.of(Glyph.YOUNG, Word.YOUNG),
        Item.of(Glyph.STALE, Word.STALE),
        Item.of(Glyph.LOCKED, Word.LOCKED),
        Item.of(Glyph.WRITEBACK, Word.UNDER_WRITEBACK),
        Item.of(Glyph.DIFFERS, Word.NOT_AS_IN_MEMORY),
        new Item(Fill.READ_CLEAN, Form.FILE, null, Word.JUST_CHANGED, true));

    private final Vocabulary words;
    /// Of each item, by its word.
    private final double[] widths = new double[Word.values().length];

    Legend(Vocabulary words) {
        this.words = words;
        ITEMS.forEach(item -> widths[item.word.ordinal()] = item.width(words));
    }

    private double width(Item item) {
        return widths[item.word.ordinal()];
    }

    /// The height that the legend needs in `width`, in no more than `most` lines.
    double height(double width, int most) {
        return TOP + Math.min(most, filled(ITEMS, width).size()) * LINE;
    }

    /// Adds the legend to `sheet`, its upper left corner at `corner`. Where it has not room for all that it explains,
    /// what is in the picture comes first, and the last word says how much is left out.
    void add(Sheet sheet, Point corner, Size room) {
        int most = Math.max(1, (int) Math.round((room.height() - TOP) / LINE));
        List<Item> shown = shown(sheet.boxes(), room.width(), most);
        sheet.add(Box.adornment("legend", new Rect(corner.x(), corner.y(), room.width(), 1), new Look.Rule()));
        double y = corner.y() + TOP;
        double x = corner.x() + LEFT;
        boolean all = shown.size() == ITEMS.size();
        for (List<Item> line : lines(shown, all ? room.width() : room.width() - MORE)) {
            x = corner.x() + LEFT;
            for (Item item : line) {
                item.add(sheet, x, y, words);
                x += width(item);
            }
            y += LINE;
        }
        if (!all) {
            String rest = ITEMS.stream().filter(item -> !shown.contains(item)).map(item -> words.of(item.word))
                .collect(Collectors.joining(", "));
            sheet.text(new BoxId.Adornment("legend-more"), "+" + (ITEMS.size() - shown.size()), STYLE, Tone.MUTED,
                new Rect(x, y - LINE, MORE - ITEM_GAP, LINE), Anchor.START, words.of(Word.LEGEND_MORE, rest));
        }
    }

    /// As many as fit, in their order: those with an example among `boxes` before the others.
    private List<Item> shown(List<Box> boxes, double width, int most) {
        if (filled(ITEMS, width).size() <= most) {
            return ITEMS;
        }
        List<Item> wanted = new ArrayList<>(ITEMS.stream().filter(item -> boxes.stream().anyMatch(item::explains))
            .toList());
        ITEMS.stream().filter(item -> !wanted.contains(item)).forEach(wanted::add);
        Set<Item> chosen = new HashSet<>();
        for (Item item : wanted) {
            chosen.add(item);
            if (filled(inOrder(chosen), width - MORE).size() > most) {
                chosen.remove(item);
            }
        }
        return inOrder(chosen);
    }

    private static List<Item> inOrder(Set<Item> items) {
        return ITEMS.stream().filter(items::contains).toList();
    }

    /// As few lines as `width` allows, as long as each other as words allow: none stands there with one sample.
    private List<List<Item>> lines(List<Item> items, double width) {
        List<List<Item>> lines = filled(items, width);
        for (double less = width - ITEM_GAP; less > 0; less -= ITEM_GAP) {
            List<List<Item>> shorter = filled(items, less);
            if (shorter.size() > lines.size()) {
                return lines;
            }
            lines = shorter;
        }
        return lines;
    }

    /// Each line as full as it gets.
    private List<List<Item>> filled(List<Item> items, double width) {
        List<List<Item>> lines = new ArrayList<>();
        List<Item> line = new ArrayList<>();
        double x = LEFT;
        for (Item item : items) {
            if (x + width(item) - ITEM_GAP > width && !line.isEmpty()) {
                lines.add(line);
                line = new ArrayList<>();
                x = LEFT;
            }
            line.add(item);
            x += width(item);
        }
        lines.add(line);
        return lines;
    }

    /// A sample with its name. A sample of a glyph has no cell around it.
    private record Item(Fill fill, Form form, @Nullable Glyph glyph, Word word, boolean changed) {
        static Item of(Fill fill, Form form, Word word) {
            return new Item(fill, form, null, word, false);
        }

        static Item of(Glyph glyph, Word word) {
            return new Item(Fill.PLAIN, Form.FILE, glyph, word, false);
        }

        /// Whether `box` is an example of what this explains.
        boolean explains(Box box) {
            if (changed) {
                return box.changed();
            }
            return box.look() instanceof Look.Cell cell && (glyph != null
                ? cell.signs().stream().anyMatch(sign -> sign.glyph() == glyph)
                : form == Form.FILE || form == Form.EMPTY ? cell.fill() == fill : cell.form() == form);
        }

        double width(Vocabulary words) {
            return SAMPLE_WIDTH + TEXT_GAP + STYLE.width(words.of(word)) + ITEM_GAP + 2 * ring();
        }

        /// Room for a ring around the sample.
        private double ring() {
            return changed ? 4 : 0;
        }

        void add(Sheet sheet, double x, double y, Vocabulary words) {
            Rect bounds = new Rect(x + ring(), y + (LINE - SAMPLE_HEIGHT) / 2, SAMPLE_WIDTH, SAMPLE_HEIGHT);
            String name = "legend-" + word.english().replace(' ', '-').replace(",", "");
            String text = words.of(word);
            sheet.add(new Box(new BoxId.Adornment(name), bounds, sample(), "", changed));
            sheet.text(name + "-text", text, STYLE, Tone.MUTED, new Rect(bounds.right() + TEXT_GAP + ring(), y,
                STYLE.width(text) + 1, LINE), Anchor.START);
        }

        private Look sample() {
            if (glyph != null) {
                double side = 11;
                Rect at = new Rect((SAMPLE_WIDTH - side) / 2, (SAMPLE_HEIGHT - side) / 2, side, side);
                return new Look.Cell(fill, null, form, List.of(new Look.Sign(glyph, at)), List.of(), Detail.BITS);
            }
            List<Glyph> dot = fill.isDirty() ? List.of(Glyph.DIRTY) : List.of();
            return new Composer(SAMPLE_WIDTH, SAMPLE_HEIGHT).compose(new Composer.Parts(fill, null, form,
                fill.letter(), List.of(), List.of(), "", List.of(), dot));
        }
    }
}
