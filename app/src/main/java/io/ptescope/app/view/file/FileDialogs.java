package io.ptescope.app.view.file;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/// Asks for a file of the user's.
public interface FileDialogs {
    /// A workload or a session to open; nothing if the user thinks better of it.
    Optional<Path> open(Window owner);

    /// Where to save: a name that ends with `.ptescope` wants the session, any other the workload. `name` is the
    /// suggestion.
    Optional<Path> save(Window owner, String name);
}
