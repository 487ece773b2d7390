package io.ptescope.app.export;

import io.ptescope.app.layout.Figure;
import io.ptescope.app.paint.Emphasis;
import io.ptescope.app.paint.FigurePainter;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.surface.RasterSurface;
import io.ptescope.app.surface.SvgSurface;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// A figure in its colours, ready to become a file. The same picture has the same bytes each time.
///
/// @param title       what it is called
/// @param description what it shows, in words
public record Picture(Figure figure, Palette palette, String title, String description) {
    /// No image is larger than this: more would not fit in memory, and no viewer opens it.
    public static final long MOST_PIXELS = 200_000_000;

    /// The bytes of the file, `scale` times as large as the figure. A PNG that would have more than [#MOST_PIXELS]
    /// pixels is refused: [IllegalArgumentException].
    public byte[] bytes(Format format, double scale) throws IOException {
        return switch (format) {
            case SVG -> svg(scale).getBytes(StandardCharsets.UTF_8);
            case PNG -> png(scale);
        };
    }

    /// The text of the SVG document.
    public String svg(double scale) {
        SvgSurface surface = new SvgSurface(figure.size(), scale, title, description);
        new FigurePainter(palette).paint(figure, Emphasis.SETTLED, surface);
        return surface.document();
    }

    private byte[] png(double scale) throws IOException {
        double pixels = figure.size().width() * scale * figure.size().height() * scale;
        if (pixels > MOST_PIXELS) {
            throw new IllegalArgumentException("a picture of " + Math.round(pixels / 1e6)
                + " million pixels is too large; at most " + MOST_PIXELS / 1_000_000 + " million");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(image(scale), "png", bytes);
        return bytes.toByteArray();
    }

    /// Its pixels; needs no display.
    BufferedImage image(double scale) {
        @Nullable String headless = System.getProperty("java.awt.headless");
        if (headless == null) {
            System.setProperty("java.awt.headless", "true");
        }
        RasterSurface surface = new RasterSurface(figure.size(), scale);
        new FigurePainter(palette).paint(figure, Emphasis.SETTLED, surface);
        return surface.image();
    }
}
