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

    /// A text in the middle, of the first wording that fits, with glyphs at the right end.
    Look.Cell centred(Parts parts, double size) {
        Draft draft = new Draft();
        double right = width - pad;
        if (detail != Detail.BLOCK) {
            double side = Math.min(size, height * 0.6);
            for (Glyph glyph : parts.corner) {
                right -= side;
                draft.signs.add(new Look.Sign(glyph, new Rect(right, (height - side) / 2, side, side)));
                right -= 2 * GAP;
            }
            TextStyle style = new TextStyle(Face.MONO, size);
            String text = first(parts.top, style, right - pad);
            double middle = parts.corner.isEmpty() ? width / 2 : Math.min(width / 2, right - style.width(text) / 2);
            put(draft, text, style, Anchor.MIDDLE, new Point(middle, height / 2 + style.middle()), false);
        }
        return new Look.Cell(parts.fill, parts.before, parts.form, draft.signs, draft.notes, detail);
    }

    private void blockSigns(Parts parts, Draft draft) {
        if (parts.corner.contains(Glyph.STALE)) {
            draft.signs.add(new Look.Sign(Glyph.STALE, new Rect(width / 2, 0, width / 2, height / 2)));
        }
    }

    /// Letter, dot and flag in the middle.
    private void bits(Parts parts, Draft draft) {
        double side = Math.min(width, height);
        TextStyle style = new TextStyle(Face.MONO_BOLD, round(Math.min(14, side * 0.58)));
        boolean letter = side >= 16 && parts.word.length() == 1;
        double dot = Math.clamp(side * 0.26, 4, 8);
        boolean dirty = parts.bottom.contains(Glyph.DIRTY);
        double wide = (letter ? style.width("R") : 0) + (dirty ? dot : 0) + (letter && dirty ? 2 : 0);
        double x = (width - wide) / 2;
        if (letter) {
            put(draft, parts.word, style, Anchor.START, new Point(x, height / 2 + style.middle()), false);
        }
        if (dirty) {
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
        topRow(parts, draft, topBaseline);
        double capTop = bottomRow(parts, draft);
        double room = capTop - topBaseline;
        if (room >= small.size() * 1.75) {
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
        boolean told = parts.word.length() > 1 && parts.bottom.contains(Glyph.DIRTY)
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
        put(draft, parts.word, style, Anchor.START, new Point(pad, baseline - below), false);
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

    /// The large style, or one so much smaller that `word` fits.
    private TextStyle fitting(String word, double room) {
        if (word.length() < 2) {
            return large;
        }
        double size = Math.min(large.size() * 0.8, room / large.face().advance(word));
        return new TextStyle(large.face(), round(Math.max(size, 8)));
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

        /// A cell with nothing in it but texts.
        static Parts of(Fill fill, Form form, List<String> top, List<Glyph> corner) {
            return new Parts(fill, null, form, "", top, List.of(), "", corner, List.of());
        }
    }
}
