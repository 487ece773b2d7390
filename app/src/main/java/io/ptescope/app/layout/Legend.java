package io.ptescope.app.layout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The legend: a sample of every fill, form and glyph with its name, as many to a line as fit.
final class Legend {
    private static final double LINE = 21;
    private static final double TOP = 6;
    private static final double SAMPLE_WIDTH = 24;
    private static final double SAMPLE_HEIGHT = 16;
    private static final double TEXT_GAP = 6;
    private static final double ITEM_GAP = 13;
    private static final TextStyle STYLE = new TextStyle(Face.SANS, 11);

    private static final List<Item> ITEMS = List.of(
        Item.of(Fill.NONE, Form.EMPTY, "no entry"),
        Item.of(Fill.READ_CLEAN, Form.FILE, "read-only"),
        Item.of(Fill.WRITE_CLEAN, Form.FILE, "writable"),
        Item.of(Fill.WRITE_DIRTY, Form.FILE, "writable, dirty"),
        Item.of(Fill.READ_DIRTY, Form.FILE, "read-only, dirty"),
        Item.of(Fill.FORBIDDEN, Form.FILE, "forbidden"),
        Item.of(Fill.READ_CLEAN, Form.ANON, "anonymous"),
        Item.of(Fill.READ_CLEAN, Form.ZERO, "zero page"),
        Item.of(Fill.WRITE_CLEAN, Form.SPECIAL, "no struct page"),
        Item.of(Fill.WRITE_CLEAN, Form.DEVMAP, "device memory"),
        Item.of(Glyph.YOUNG, "young"),
        Item.of(Glyph.STALE, "stale in a TLB"),
        Item.of(Glyph.LOCKED, "locked"),
        Item.of(Glyph.WRITEBACK, "under writeback"),
        Item.of(Glyph.DIFFERS, "not as in memory"),
        new Item(Fill.READ_CLEAN, Form.FILE, null, "just changed", true));

    private Legend() {}

    /// The height that the legend needs in `width`.
    static double height(double width) {
        return TOP + lines(width).size() * LINE;
    }

    /// Adds the legend to `sheet`, its upper left corner at `corner`.
    static void add(Sheet sheet, Point corner, double width) {
        sheet.add(Box.adornment("legend", new Rect(corner.x(), corner.y(), width, 1), new Look.Rule()));
        double y = corner.y() + TOP;
        for (List<Item> line : lines(width)) {
            double x = corner.x() + 4;
            for (Item item : line) {
                item.add(sheet, x, y);
                x += item.width();
            }
            y += LINE;
        }
    }

    private static List<List<Item>> lines(double width) {
        List<List<Item>> lines = new ArrayList<>();
        List<Item> line = new ArrayList<>();
        double x = 4;
        for (Item item : ITEMS) {
            if (x + item.width() - ITEM_GAP > width && !line.isEmpty()) {
                lines.add(line);
                line = new ArrayList<>();
                x = 4;
            }
            line.add(item);
            x += item.width();
        }
        lines.add(line);
        return lines;
    }

    /// A sample with its name. A sample of a glyph has no cell around it.
    private record Item(Fill fill, Form form, @Nullable Glyph glyph, String text, boolean changed) {
        static Item of(Fill fill, Form form, String text) {
            return new Item(fill, form, null, text, false);
        }

        static Item of(Glyph glyph, String text) {
            return new Item(Fill.PLAIN, Form.FILE, glyph, text, false);
        }

        double width() {
            return SAMPLE_WIDTH + TEXT_GAP + STYLE.width(text) + ITEM_GAP + 2 * ring();
        }

        /// Room for a ring around the sample.
        private double ring() {
            return changed ? 4 : 0;
        }

        void add(Sheet sheet, double x, double y) {
            Rect bounds = new Rect(x + ring(), y + (LINE - SAMPLE_HEIGHT) / 2, SAMPLE_WIDTH, SAMPLE_HEIGHT);
            String name = "legend-" + text.replace(' ', '-').replace(",", "");
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
