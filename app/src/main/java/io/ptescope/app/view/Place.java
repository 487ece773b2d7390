package io.ptescope.app.view;

import io.ptescope.app.view.desk.Desk;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Where a window is: on a stage, in the place of another one if something is chosen that makes it anew. All have the
/// same surroundings, and each has the desk of the one before.
final class Place {
    private final Stage stage;
    private final Surroundings outside;
    private volatile @Nullable MainWindow shown;

    Place(Stage stage, Surroundings outside) {
        this.stage = stage;
        this.outside = outside;
        stage.setOnCloseRequest(event -> {
            event.consume();
            window().writing().quit();
        });
        stage.setOnHidden(event -> window().close());
    }

    /// The one that is shown.
    MainWindow window() {
        MainWindow window = shown;
        if (window == null) {
            throw new IllegalStateException("no window is shown yet");
        }
        return window;
    }

    /// The program is told to end, by the system: what is not saved is kept. On a thread that the system brings.
    void end() {
        MainWindow window = shown;
        if (window != null) {
            window.writing().end();
        }
    }

    /// Shows a window on `desk`.
    MainWindow show(Desk desk) {
        MainWindow window = new MainWindow(desk, outside, this::again);
        shown = window;
        stage.titleProperty().bind(window.titleProperty());
        stage.setScene(window.scene());
        Mishaps mishaps = new Mishaps(window.notices(), System.err);
        Thread.currentThread().setUncaughtExceptionHandler(mishaps);
        Thread.setDefaultUncaughtExceptionHandler(mishaps);
        return window;
    }

    private void again() {
        Desk next = window().desk().again();
        window().close();
        show(next).focusNext();
    }
}
