package io.ptescope.app.view;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/// The platform's own dialog.
final class FileSaveDialog implements SaveDialog {
    @Override
    public Optional<Path> ask(Window owner, String name) {
        FileChooser chooser = new FileChooser();
        ExtensionFilter svg = new ExtensionFilter("SVG", "*.svg");
        ExtensionFilter png = new ExtensionFilter("PNG", "*.png");
        chooser.getExtensionFilters().setAll(svg, png);
        chooser.setInitialFileName(name + ".svg");
        File file = chooser.showSaveDialog(owner);
        if (file == null) {
            return Optional.empty();
        }
        Path path = file.toPath();
        boolean named = path.toString().endsWith(".svg") || path.toString().endsWith(".png");
        String extension = chooser.getSelectedExtensionFilter() == png ? ".png" : ".svg";
        return Optional.of(named ? path : path.resolveSibling(path.getFileName() + extension));
    }
}
