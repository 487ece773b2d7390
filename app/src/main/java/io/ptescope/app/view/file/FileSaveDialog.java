package io.ptescope.app.view.file;

import io.ptescope.app.export.Film;
import io.ptescope.app.export.Format;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The platform's own dialog.
public final class FileSaveDialog implements SaveDialog {
    @Override
    public Optional<Path> ask(Window owner, String name) {
        FileChooser chooser = new FileChooser();
        ExtensionFilter svg = new ExtensionFilter("SVG", "*.svg");
        ExtensionFilter png = new ExtensionFilter("PNG", "*.png");
        ExtensionFilter gif = new ExtensionFilter("GIF", "*.gif");
        chooser.getExtensionFilters().setAll(svg, png, gif);
        chooser.setInitialFileName(name + ".svg");
        File file = chooser.showSaveDialog(owner);
        if (file == null) {
            return Optional.empty();
        }
        Path path = file.toPath();
        boolean named = Format.of(path.toString()).isPresent() || Film.isNamedBy(path.toString());
        ExtensionFilter selected = chooser.getSelectedExtensionFilter();
        String extension = selected == png ? ".png" : selected == gif ? ".gif" : ".svg";
        return Optional.of(named ? path : path.resolveSibling(path.getFileName() + extension));
    }
}
