package io.ptescope.app.paint;

import java.util.EnumMap;
import java.util.Map;

/// The colours of one theme. The five fills are those of Okabe and Ito that stay apart in greyscale and for three kinds
/// of colour blindness (https://jfly.uni-koeln.de/color/); they are the same in every theme, so that a picture in a
/// book and one on a screen are read alike.
public final class Palette {
    /// For bright rooms.
    public static final Palette LIGHT = of(
        Ink.GROUND, "#eff1f5", Ink.CARD, "#ffffff", Ink.CARD_EDGE, "#d5d9e2",
        Ink.TEXT, "#161a22", Ink.TEXT_MUTED, "#545c6b", Ink.ACCENT, "#2f50cf", Ink.CHANGED, "#cc6c00",
        Ink.ALERT, "#c4161c", Ink.OUTLINE, "#161a22", Ink.OUTLINE_EMPTY, "#767e8c",
        Ink.FILL_NONE, "#ffffff", Ink.FILL_FORBIDDEN, "#c9ced8", Ink.FILL_PLAIN, "#f3f4f8",
        Ink.LANE, "#e6e9ef", Ink.SPAN_MAP, "#c6cedc", Ink.SPAN_READ_FAULT, "#9bd2f2",
        Ink.SPAN_WRITE_FAULT, "#f0a263", Ink.SPAN_ACCESS, "#dfe3ea", Ink.SPAN_WRITEBACK, "#a6d9bf",
        Ink.SPAN_FILE, "#d9c7ec", Ink.SPAN_INTERRUPT, "#f0dd8a");
    /// For dark rooms.
    public static final Palette DARK = of(
        Ink.GROUND, "#13161c", Ink.CARD, "#1c2028", Ink.CARD_EDGE, "#363d4a",
        Ink.TEXT, "#eef1f6", Ink.TEXT_MUTED, "#a3acba", Ink.ACCENT, "#93a8ff", Ink.CHANGED, "#ffb04d",
        Ink.ALERT, "#ff6b6b", Ink.OUTLINE, "#eef1f6", Ink.OUTLINE_EMPTY, "#717a89",
        Ink.FILL_NONE, "#1c2028", Ink.FILL_FORBIDDEN, "#8b93a1", Ink.FILL_PLAIN, "#252a34",
        Ink.LANE, "#252a34", Ink.SPAN_MAP, "#c6cedc", Ink.SPAN_READ_FAULT, "#9bd2f2",
        Ink.SPAN_WRITE_FAULT, "#f0a263", Ink.SPAN_ACCESS, "#7f8a9c", Ink.SPAN_WRITEBACK, "#a6d9bf",
        Ink.SPAN_FILE, "#d9c7ec", Ink.SPAN_INTERRUPT, "#f0dd8a");
    /// For those who need more contrast: everything that is read is at least 7:1.
    public static final Palette HIGH_CONTRAST = of(
        Ink.GROUND, "#000000", Ink.CARD, "#000000", Ink.CARD_EDGE, "#c8c8c8",
        Ink.TEXT, "#ffffff", Ink.TEXT_MUTED, "#e6e6e6", Ink.ACCENT, "#8fb8ff", Ink.CHANGED, "#ffb000",
        Ink.ALERT, "#ff9a92", Ink.OUTLINE, "#ffffff", Ink.OUTLINE_EMPTY, "#c8c8c8",
        Ink.FILL_NONE, "#000000", Ink.FILL_FORBIDDEN, "#8b93a1", Ink.FILL_PLAIN, "#101010",
        Ink.LANE, "#202020", Ink.SPAN_MAP, "#c6cedc", Ink.SPAN_READ_FAULT, "#9bd2f2",
        Ink.SPAN_WRITE_FAULT, "#f0a263", Ink.SPAN_ACCESS, "#a4adbb", Ink.SPAN_WRITEBACK, "#a6d9bf",
        Ink.SPAN_FILE, "#d9c7ec", Ink.SPAN_INTERRUPT, "#f0dd8a");
    /// For paper: white ground, black lines.
    public static final Palette PRINT = of(
        Ink.GROUND, "#ffffff", Ink.CARD, "#ffffff", Ink.CARD_EDGE, "#9a9a9a",
        Ink.TEXT, "#000000", Ink.TEXT_MUTED, "#404040", Ink.ACCENT, "#1f3a93", Ink.CHANGED, "#b35c00",
        Ink.ALERT, "#a80d12", Ink.OUTLINE, "#000000", Ink.OUTLINE_EMPTY, "#767676",
        Ink.FILL_NONE, "#ffffff", Ink.FILL_FORBIDDEN, "#cccccc", Ink.FILL_PLAIN, "#ffffff",
        Ink.LANE, "#efefef", Ink.SPAN_MAP, "#d0d0d0", Ink.SPAN_READ_FAULT, "#9bd2f2",
        Ink.SPAN_WRITE_FAULT, "#f0a263", Ink.SPAN_ACCESS, "#e4e4e4", Ink.SPAN_WRITEBACK, "#a6d9bf",
        Ink.SPAN_FILE, "#d9c7ec", Ink.SPAN_INTERRUPT, "#f0dd8a");

    private final Map<Ink, Rgb> colors;

    private Palette(Map<Ink, Rgb> colors) {
        this.colors = colors;
    }

    /// The colour of `ink`.
    public Rgb of(Ink ink) {
        Rgb color = colors.get(ink);
        if (color == null) {
            throw new IllegalStateException("no colour for " + ink);
        }
        return color;
    }

    private static Palette of(Object... pairs) {
        Map<Ink, Rgb> colors = new EnumMap<>(Ink.class);
        put(colors, Ink.FILL_READ_CLEAN, "#56b4e9", Ink.FILL_WRITE_CLEAN, "#f0e442", Ink.FILL_WRITE_DIRTY, "#d55e00",
            Ink.FILL_READ_DIRTY, "#0072b2", Ink.FILL_SWAP, "#000000", Ink.STALE, "#c8001e",
            Ink.ON_LIGHT, "#000000", Ink.ON_DARK, "#ffffff");
        put(colors, pairs);
        return new Palette(colors);
    }

    private static void put(Map<Ink, Rgb> colors, Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            colors.put((Ink) pairs[i], Rgb.of((String) pairs[i + 1]));
        }
    }
}
