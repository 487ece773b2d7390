import org.jspecify.annotations.NullMarked;

/// The window, the pictures and the command line.
@NullMarked
module io.ptescope.app {
    requires io.ptescope.model;
    requires java.desktop;
    requires javafx.controls;
    requires jfx.incubator.input;
    requires jfx.incubator.richtext;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.materialdesign2;
    requires info.picocli;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports io.ptescope.app.view to javafx.graphics;
    opens io.ptescope.app.cli to info.picocli;
    opens io.ptescope.app.text;
}
