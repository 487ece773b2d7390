package io.ptescope.app.cli;

import io.ptescope.app.export.Format;
import io.ptescope.app.export.NewFile;
import io.ptescope.app.export.Still;
import io.ptescope.app.paint.Palette;
import io.ptescope.model.scenario.library.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// What the program shows where no window can be had: a scenario as a picture in the working directory, and one line
/// that says so.
public final class FirstPicture {
    private static final double SCALE = 2;
    private static final int BAD = 2;

    /// A picture not drawn yet.
    public FirstPicture() {}

    /// Draws the scenario named first in `arguments`, or the first lesson; returns the exit code.
    public int draw(String... arguments) {
        String name = arguments.length == 0 ? new Library().first().id() : arguments[0];
        try {
            Still still = new Still(new ScenarioSource(name).run(null));
            Path file = Path.of(arguments.length == 0 ? "ptescope-first-lesson.png" : "ptescope.png");
            new NewFile(file).write(still.at(still.tellingMoment(), Palette.LIGHT, Optional.empty())
                .bytes(Format.PNG, SCALE));
            System.out.println("ptescope: no display for a window; drew " + name + " as " + file.toAbsolutePath());
            return System.out.checkError() ? BAD : 0;
        } catch (BadInput | IOException failure) {
            System.err.println("ptescope: " + failure.getMessage());
            return BAD;
        }
    }
}
