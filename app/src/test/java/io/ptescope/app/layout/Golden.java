package io.ptescope.app.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Files that hold what a test expects. They are made anew only when asked for with `-Dgolden.update=true`.
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /// The boxes of `figure` that are more than adornment, one a line: key, x, y, width, height.
    static String csv(Figure figure) {
        StringBuilder text = new StringBuilder("key,x,y,width,height\n");
        for (Box box : figure.boxes()) {
            if (!(box.id() instanceof BoxId.Adornment)) {
                Rect r = box.bounds();
                text.append(String.format(Locale.ROOT, "%s,%.1f,%.1f,%.1f,%.1f%n", box.id().key(), r.x(), r.y(),
                    r.width(), r.height()));
            }
        }
        return text.toString().replace("\r", "");
    }

    /// What is kept under `name`; `actual` itself where the files are being made anew.
    public static String kept(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual, StandardCharsets.UTF_8);
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
