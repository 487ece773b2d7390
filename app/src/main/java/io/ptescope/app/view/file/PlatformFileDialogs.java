package io.ptescope.app.view.file;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The platform's own dialogs.
public final class PlatformFileDialogs implements FileDialogs {
    private static final String WORKLOAD = "*" + WorkloadFiles.WORKLOAD;
    private static final String SESSION = "*" + WorkloadFiles.SESSION;

    @Override
    public Optional<Path> open(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters().setAll(new ExtensionFilter("PteScope", WORKLOAD, SESSION),
            new ExtensionFilter("*", "*"));
        return path(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> save(Window owner, String name) {
        FileChooser chooser = new FileChooser();
        ExtensionFilter workload = new ExtensionFilter(WORKLOAD, WORKLOAD);
        ExtensionFilter session = new ExtensionFilter(SESSION, SESSION);
        boolean whole = name.endsWith(WorkloadFiles.SESSION);
        chooser.getExtensionFilters().setAll(workload, session);
        chooser.setSelectedExtensionFilter(whole ? session : workload);
        chooser.setInitialFileName(name);
        Optional<Path> chosen = path(chooser.showSaveDialog(owner));
        String wanted = chooser.getSelectedExtensionFilter() == session ? WorkloadFiles.SESSION
            : WorkloadFiles.WORKLOAD;
        return chosen.map(path -> String.valueOf(path.getFileName()).contains(".") ? path
            : path.resolveSibling(path.getFileName() + wanted));
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
