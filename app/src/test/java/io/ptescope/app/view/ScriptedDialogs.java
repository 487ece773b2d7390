package io.ptescope.app.view;

import io.ptescope.app.view.file.FileDialogs;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Dialogs that answer what the test says.
final class ScriptedDialogs implements FileDialogs {
    @Nullable Path answer;
    String suggested = "";

    @Override
    public Optional<Path> open(Window owner) {
        return Optional.ofNullable(answer);
    }

    @Override
    public Optional<Path> save(Window owner, String name) {
        suggested = name;
        return Optional.ofNullable(answer);
    }
}
