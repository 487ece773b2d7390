package io.ptescope.app.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of picture file.
public enum Format {
    SVG,
    PNG;

    /// What the names of such files end in, without the dot.
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The format that a file name asks for by its ending, in letters of any case.
    public static Optional<Format> of(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> lower.endsWith("." + format.suffix())).findFirst();
    }
}
