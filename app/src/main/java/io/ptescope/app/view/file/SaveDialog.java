package io.ptescope.app.view.file;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/// Asks where to save a picture.
public interface SaveDialog {
    /// The file, or nothing if the user thinks better of it. `name` is the suggestion, without extension; the file's
    /// extension says which format is wanted.
    Optional<Path> ask(Window owner, String name);
}
