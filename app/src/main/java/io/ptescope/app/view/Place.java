package io.ptescope.app.view;

import io.ptescope.app.view.desk.Desk;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Where a window is: on a stage, in the place of another one if something is chosen that makes it anew. All have the
/// same surroundings, and each has the desk of the one before.
final class Place {
    /// How many seconds the system lets a program have at least, with something to spare.
    private static final int PATIENCE = 3;

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

    /// The program is told to end, by the system: what is not saved is kept. On a thread that the system brings, which
    /// asks the window's own; if that has stopped, or does not answer, nobody else changes anything any more.
    void end() {
        MainWindow window = shown;
        if (window == null) {
            return;
        }
        FutureTask<Void> end = new FutureTask<>(window.writing()::end, null);
        try {
            Platform.runLater(end);
            end.get(PATIENCE, TimeUnit.SECONDS);
        } catch (IllegalStateException | TimeoutException silent) {
            end.run();
        } catch (InterruptedException | ExecutionException failed) {
            // The program ends all the same; what was kept last is there still.
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
