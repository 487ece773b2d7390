package io.ptescope.app.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the texts and glyphs of a cell of one size in their places. What does not fit is shortened, then left out, in
/// this order of worth: access letter, dirty dot and stale flag, page frame, other glyphs, old value, contents.
final class Composer {
    /// The size of the dot of what is dirty, as part of the large style.
    private static final double DOT = 0.62;
    private static final double GAP = 3;
    private static final int BITS_A_LINE = 16;
    private static final double BITS_WIDTH = 260;
    private static final double BITS_HEIGHT = 110;
    private static final double LEAST_TEXT = 8;
    /// From this height on a text and a glyph stand one above the other where they have no room side by side.
    private static final double STACKED = 26;
    /// Fill and glyphs say what a smaller word would.
    private static final double LEAST_WORD = 7;
    /// The smallest cell with a letter, and the lowest one that is wider than high.
    private static final double LEAST_LETTER = 16;
    private static final double LOWEST_LETTER = 13;

    private final double width;
    private final double height;
    private final Detail detail;
    private final double pad;
    private final TextStyle small;
    private final TextStyle large;

    Composer(double width, double height) {
        this.width = width;
        this.height = height;
        this.detail = Detail.of(Math.min(width, height));
        this.pad = Math.clamp(Math.min(width, height) * 0.1, 4, 9);
        this.small = new TextStyle(Face.MONO, round(Math.clamp(Math.min(height * 0.21, width * 0.135), 9.5, 16)));
        this.large = new TextStyle(Face.MONO_BOLD, round(Math.clamp(Math.min(height * 0.3, width * 0.23), 12, 26)));
    }

    Detail detail() {
        return detail;
    }

    Look.Cell compose(Parts parts) {
        Draft draft = new Draft();
        switch (detail) {
            case BLOCK -> blockSigns(parts, draft);
            case BITS -> bits(parts, draft);
            case TEXT -> text(parts, draft);
        }
        return new Look.Cell(parts.fill, parts.before, parts.form, draft.signs, draft.notes, detail);
    }

    /// Whether there is room for every bit of an entry.
    boolean hasRoomForBits() {
        return width >= BITS_WIDTH && height >= BITS_HEIGHT;
    }

    /// What a cell says, and between that all 64 bits, the highest first, those with a name named.
    ///
    /// @param names by position
    Look.Cell bits(Parts parts, long bits, Map<Integer, String> names) {
        Draft draft = new Draft();
        double top = pad + small.size() * Face.CAP_HEIGHT;
        topRow(parts, draft, top);
        double foot = bottomRow(parts, draft) - pad;
        TextStyle number = new TextStyle(Face.MONO, 8);
        double left = pad + number.width("63") + 2 * GAP;
        double step = (width - pad - left) / BITS_A_LINE;
        double line = (foot - top - pad) / (Long.SIZE / BITS_A_LINE);
        double size = round(Math.clamp(Math.min(step * 0.9, line * 0.5), 8, 14));
        TextStyle name = new TextStyle(Face.SANS, round(Math.clamp(line * 0.3, 6.5, 9)));
        for (int i = 0; i < Long.SIZE; i++) {
            int bit = Long.SIZE - 1 - i;
            boolean set = (bits >>> bit & 1) != 0;
            double x = left + (i % BITS_A_LINE + 0.5) * step;
            double y = top + pad + i / BITS_A_LINE * line + size;
            if (i % BITS_A_LINE == 0) {
                put(draft, Integer.toString(bit), number, Anchor.START, new Point(pad, y), false);
            }
            put(draft, set ? "1" : "0", new TextStyle(set ? Face.MONO_BOLD : Face.MONO, size), Anchor.MIDDLE,
                new Point(x, y), false);
            put(draft, names.getOrDefault(bit, ""), name, Anchor.MIDDLE, new Point(x, y + name.size() + 1), false);
        }
        return new Look.Cell(parts.fill, parts.before, parts.form, draft.signs, draft.notes, detail);
    }

    /// All in one line, however high the cell is: letter, dot and flag.
    Look.Cell oneLine(Parts parts) {
        Draft draft = new Draft();
        bits(parts, draft);
        return new Look.Cell(parts.fill, parts.before, parts.form, draft.signs, draft.notes, Detail.BITS);
    }

    /// A text in the middle, of the first wording that fits, with glyphs at the right end; in a narrow cell above it.
    Look.Cell centred(Parts parts, double size) {
        Draft draft = new Draft();
        double right = width - pad;
        if (detail != Detail.BLOCK) {
            TextStyle style = new TextStyle(Face.MONO, size);
            double side = Math.min(size, height * 0.6);
            double beside = width - 2 * pad - parts.corner.size() * (side + 2 * GAP);
            // A glyph takes no words: else the cell would say less than its neighbours.
            boolean above = height >= STACKED && !parts.corner.isEmpty()
                && !first(parts.top, style, beside).equals(first(parts.top, style, width - 2 * pad));
            double middle = above ? (height + side) / 2 : height / 2;
            for (Glyph glyph : parts.corner) {
                right -= side;
                double y = above ? middle - side - GAP - size / 2 : middle - side / 2;
                draft.signs.add(new Look.Sign(glyph, new Rect(right, y, side, side)));
                right -= 2 * GAP;
            }
            right = above ? width - pad : right;
            String text = first(parts.top, style, right - pad);
            double x = parts.corner.isEmpty() || above ? width / 2
                : Math.min(width / 2, right - style.width(text) / 2);
            put(draft, text, style, Anchor.MIDDLE, new Point(x, middle + style.middle()), false);
        }
        return new Look.Cell(parts.fill, parts.before, parts.form, draft.signs, draft.notes, detail);
    }

    private void blockSigns(Parts parts, Draft draft) {
        if (parts.corner.contains(Glyph.STALE)) {
            draft.signs.add(new Look.Sign(Glyph.STALE, new Rect(width / 2, 0, width / 2, height / 2)));
        }
    }

    /// Letter, or what the page contains, dot and flag in the middle.
    private void bits(Parts parts, Draft draft) {
        double side = Math.min(width, height);
        double dot = Math.clamp(side * 0.26, 4, 8);
        boolean dirty = parts.bottom.contains(Glyph.DIRTY);
        boolean letter = parts.word.length() == 1;
        boolean room = side >= LEAST_LETTER || side >= LOWEST_LETTER && width >= 2 * side;
        String text = !room ? "" : letter ? parts.word : parts.middle.isEmpty() ? "" : parts.middle.getLast();
        boolean above = !letter && height >= STACKED;
        double size = Math.min(14, side * 0.58);
        if (!letter && !text.isEmpty()) {
            double across = width - 2 * GAP - (dirty && !above ? dot + 2 : 0);
            size = Math.min(size, across / Face.MONO_BOLD.advance(text));
            text = size < LEAST_TEXT ? "" : text;
        }
        TextStyle style = new TextStyle(Face.MONO_BOLD, round(size));
        double wide = style.width(text) + (dirty && !above ? dot + (text.isEmpty() ? 0 : 2) : 0);
        double x = (width - wide) / 2;
        put(draft, text, style, Anchor.START, new Point(x, height / 2 + style.middle()), false);
        if (dirty && above) {
            draft.signs.add(new Look.Sign(Glyph.DIRTY, new Rect(width - dot - GAP, GAP, dot, dot)));
        } else if (dirty) {
            draft.signs.add(new Look.Sign(Glyph.DIRTY, new Rect(x + wide - dot, (height - dot) / 2, dot, dot)));
        }
        if (parts.corner.contains(Glyph.STALE)) {
            double flag = Math.min(14, side * 0.5);
            draft.signs.add(new Look.Sign(Glyph.STALE, new Rect(width - flag - 3, 3, flag, flag)));
        }
    }

    private void text(Parts parts, Draft draft) {
        double pad = inset(parts.form);
        double topBaseline = pad + small.size() * Face.CAP_HEIGHT;
        Draft lower = new Draft();
        double capTop = bottomRow(parts, lower);
        boolean line = capTop - topBaseline >= small.size() * 1.75;
        topRow(line ? parts : parts.withMiddleBeside(), draft, topBaseline);
        draft.notes.addAll(lower.notes);
        draft.signs.addAll(lower.signs);
        if (line) {
            double baseline = (topBaseline + capTop) / 2 + small.middle();
            put(draft, first(parts.middle, small, width - 2 * pad), small, Anchor.START, new Point(pad, baseline),
                false);
        }
    }

    private void topRow(Parts parts, Draft draft, double baseline) {
        double pad = inset(parts.form);
        double side = Math.max(10, small.size());
        double right = width - pad;
        double need = parts.top.isEmpty() ? 0 : small.width(parts.top.getLast());
        for (Glyph glyph : parts.corner) {
            if (right - side - GAP - pad >= need) {
                right -= side;
                double y = Math.max(3, baseline - small.middle() - side / 2);
                draft.signs.add(new Look.Sign(glyph, new Rect(right, y, side, side)));
                right -= GAP;
            }
        }
        put(draft, first(parts.top, small, right - pad), small, Anchor.START, new Point(pad, baseline), false);
    }

    /// Returns the y of the top of its capitals.
    private double bottomRow(Parts parts, Draft draft) {
        double pad = inset(parts.form);
        double baseline = height - pad;
        double middle = baseline - large.middle();
        double right = width - pad;
        boolean dirty = parts.word.length() > 1 && parts.bottom.contains(Glyph.DIRTY);
        TextStyle alone = fitting(parts.word, right - pad);
        // Where the word would touch the edges, the dot says it.
        boolean dotted = dirty && (alone.size() < LEAST_WORD || alone.width(parts.word) > width - 2 * GAP);
        boolean told = dirty && !dotted
            && fitting(parts.word, 0).width(parts.word) > right - pad - large.size() * DOT - GAP;
        for (Glyph glyph : parts.bottom) {
            // Where there is no room for both, the word says it.
            if (told && glyph == Glyph.DIRTY) {
                continue;
            }
            double side = large.size() * (glyph == Glyph.DIRTY ? DOT : 0.8);
            right -= side;
            draft.signs.add(new Look.Sign(glyph, new Rect(right, middle - side / 2, side, side)));
            right -= GAP;
        }
        TextStyle style = fitting(parts.word, right - pad);
        double below = parts.word.length() > 1 ? style.size() * 0.12 : 0;
        double left = Math.min(pad, Math.max(0, (width - style.width(parts.word)) / 2));
        put(draft, dotted || style.size() < LEAST_WORD ? "" : parts.word, style, Anchor.START,
            new Point(left, baseline - below), false);
        double x = pad + style.width(parts.word) + 3 * GAP;
        TextStyle ghost = new TextStyle(Face.MONO, round(Math.max(10, large.size() * 0.82)));
        if (!parts.ghost.isEmpty() && x + ghost.width(parts.ghost) <= right - 2) {
            put(draft, parts.ghost, ghost, Anchor.START, new Point(x, baseline), true);
        }
        return baseline - style.size() * Face.CAP_HEIGHT - below;
    }

    /// The distance of texts from the edges: more where the outline needs room.
    private double inset(Form form) {
        return switch (form) {
            case ANON -> pad + Math.min(width, height) * 0.05;
            case DEVMAP -> pad + 2;
            case EMPTY, FILE, SPECIAL, ZERO -> pad;
        };
    }

    /// The large style, or one so much smaller that `word` fits, at the cost of the space beside it if need be.
    private TextStyle fitting(String word, double room) {
        if (word.length() < 2) {
            return large;
        }
        double size = Math.min(large.size() * 0.8, room / large.face().advance(word));
        return new TextStyle(large.face(), round(Math.max(size, Math.min(LEAST_TEXT,
            width / large.face().advance(word)))));
    }

    private static String first(List<String> wordings, TextStyle style, double room) {
        for (String wording : wordings) {
            if (style.width(wording) <= room) {
                return wording;
            }
        }
        return "";
    }

    private static void put(Draft draft, String text, TextStyle style, Anchor anchor, Point at, boolean struck) {
        if (!text.isEmpty()) {
            draft.notes.add(new Look.Note(text, style, anchor, at, struck));
        }
    }

    /// Down to half pixels, so that a resized window does not ask for a hundred fonts.
    private static double round(double size) {
        return Math.floor(size * 2) / 2;
    }

    private static final class Draft {
        private final List<Look.Sign> signs = new ArrayList<>();
        private final List<Look.Note> notes = new ArrayList<>();
    }

    /// What a cell has to say, before anybody knows how large it is.
    ///
    /// @param word   what stands in its lower left corner: the access, or the state of a page
    /// @param top    wordings of the upper line, the longest first
    /// @param middle wordings of the line between
    /// @param ghost  the old word, or empty
    /// @param corner glyphs of the upper right corner, from the right
    /// @param bottom glyphs of the lower right corner, from the right
    record Parts(Fill fill, @Nullable Fill before, Form form, String word, List<String> top, List<String> middle,
        String ghost, List<Glyph> corner, List<Glyph> bottom) {

        /// With what would stand in the line between in the upper line, for a cell too low for three lines.
        Parts withMiddleBeside() {
            List<String> wordings = new ArrayList<>();
            for (String upper : top) {
                middle.forEach(text -> wordings.add(upper + " " + text));
            }
            wordings.addAll(top.isEmpty() ? middle : top);
            return new Parts(fill, before, form, word, wordings, List.of(), ghost, corner, bottom);
        }

        /// A cell with nothing in it but texts.
        static Parts of(Fill fill, Form form, List<String> top, List<Glyph> corner) {
            return new Parts(fill, null, form, "", top, List.of(), "", corner, List.of());
        }
    }
}
