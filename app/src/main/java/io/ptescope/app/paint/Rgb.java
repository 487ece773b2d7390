package io.ptescope.app.paint;

import java.util.Locale;

/// An opaque colour of sRGB.
///
/// @param red   0 to 255
/// @param green 0 to 255
/// @param blue  0 to 255
public record Rgb(int red, int green, int blue) {
    /// The colour written `#rrggbb`.
    static Rgb of(String text) {
        int value = Integer.parseInt(text.substring(1), 16);
        return new Rgb(value >> 16, value >> 8 & 0xff, value & 0xff);
    }

    /// `#rrggbb`, in lower case.
    public String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /// As a pixel, 0xAARRGGBB, opaque.
    int argb() {
        return 0xff00_0000 | red << 16 | green << 8 | blue;
    }

    /// This colour at 0, `other` at 1, a mixture between.
    public Rgb mix(Rgb other, double share) {
        return new Rgb(mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
    }

    /// The contrast ratio of WCAG 2.2, 1 to 21.
    public double contrast(Rgb other) {
        double mine = luminance();
        double its = other.luminance();
        return (Math.max(mine, its) + 0.05) / (Math.min(mine, its) + 0.05);
    }

    /// Relative luminance of WCAG 2.2, 0 to 1.
    public double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    /// The linear light of one channel of sRGB.
    static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
