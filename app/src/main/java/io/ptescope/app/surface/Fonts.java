package io.ptescope.app.surface;

import io.ptescope.app.layout.Face;
import java.io.IOException;
import java.io.InputStream;

/// Finds the bundled font files.
public final class Fonts {
    private static final String FOLDER = "/io/ptescope/app/assets/fonts/";

    private Fonts() {}

    /// The font file of `face`; the caller closes it. A program without its fonts is broken: [IOException].
    public static InputStream open(Face face) throws IOException {
        InputStream stream = Fonts.class.getResourceAsStream(FOLDER + face.file());
        if (stream == null) {
            throw new IOException("the program lacks its font " + FOLDER + face.file());
        }
        return stream;
    }
}
