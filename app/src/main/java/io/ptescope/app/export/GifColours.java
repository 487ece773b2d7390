package io.ptescope.app.export;

import io.ptescope.app.paint.Ink;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.paint.Rgb;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The 256 colours of an animated GIF in one theme: every ink as it is, the steps between a text and what lies behind
/// it, so that its edges stay smooth, and an even cube for the rest. They depend on the theme alone, so that all frames
/// share one table and the same picture has the same bytes.
final class GifColours {
    private static final int MOST = 256;
    private static final List<Ink> TEXTS = List.of(Ink.TEXT, Ink.TEXT_MUTED, Ink.OUTLINE_EMPTY, Ink.CHANGED);
    private static final List<Ink> GROUNDS = List.of(Ink.GROUND, Ink.CARD);
    private static final List<Ink> FILLS = List.of(Ink.FILL_READ_CLEAN, Ink.FILL_WRITE_CLEAN, Ink.FILL_WRITE_DIRTY,
        Ink.FILL_READ_DIRTY, Ink.FILL_FORBIDDEN);
    private static final int TEXT_STEPS = 8;
    private static final int FILL_STEPS = 3;
    private static final int CUBE = 5;

    private final int[] table;
    private final IndexColorModel model;
    private final Map<Integer, Byte> known = new HashMap<>();

    /// The colours of `palette`.
    GifColours(Palette palette) {
        Set<Rgb> colours = new LinkedHashSet<>();
        for (Ink ink : Ink.values()) {
            colours.add(palette.of(ink));
        }
        for (Ink ground : GROUNDS) {
            TEXTS.forEach(text -> between(palette.of(text), palette.of(ground), TEXT_STEPS, colours));
        }
        for (Ink fill : FILLS) {
            between(palette.of(Ink.ON_LIGHT), palette.of(fill), FILL_STEPS, colours);
            between(palette.of(Ink.ON_DARK), palette.of(fill), FILL_STEPS, colours);
        }
        cube(colours);
        table = colours.stream().limit(MOST).mapToInt(GifColours::pixel).toArray();
        model = new IndexColorModel(Byte.SIZE, table.length, table, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    /// `image` in these colours, each pixel in the nearest one.
    BufferedImage reduce(BufferedImage image) {
        int width = image.getWidth();
        BufferedImage reduced = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] out = ((DataBufferByte) reduced.getRaster().getDataBuffer()).getData();
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                out[y * width + x] = known.computeIfAbsent(row[x], this::nearest);
            }
        }
        return reduced;
    }

    /// The entry with the least distance; of two with the same, the first.
    private byte nearest(int pixel) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < table.length; i++) {
            int distance = distance(pixel, table[i]);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return (byte) best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 0xff) - (b >> 16 & 0xff);
        int green = (a >> 8 & 0xff) - (b >> 8 & 0xff);
        int blue = (a & 0xff) - (b & 0xff);
        return red * red + green * green + blue * blue;
    }

    private static void between(Rgb from, Rgb to, int steps, Set<Rgb> colours) {
        for (int step = 1; step <= steps; step++) {
            colours.add(from.mix(to, (double) step / (steps + 1)));
        }
    }

    private static void cube(Set<Rgb> colours) {
        int last = CUBE - 1;
        for (int i = 0; i < CUBE * CUBE * CUBE; i++) {
            colours.add(new Rgb(i / (CUBE * CUBE) * 255 / last, i / CUBE % CUBE * 255 / last, i % CUBE * 255 / last));
        }
    }

    private static int pixel(Rgb colour) {
        return colour.red() << 16 | colour.green() << 8 | colour.blue();
    }
}
