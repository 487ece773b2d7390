package io.ptescope.app.view;

import io.ptescope.app.layout.BoxId;
import io.ptescope.app.layout.Point;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.settings.SettingsFile;
import io.ptescope.app.store.Recovery;
import io.ptescope.app.surface.CanvasSurface;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.desk.ScenarioLessons;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// A window on the bundled lessons, without a display. Nothing moves by itself: time stands still, and motion is
/// reduced unless a test wants it.
abstract class WindowTest extends ApplicationTest {
    /// The screen of the headless platform is not larger than 1000 by 1000.
    static final double WIDTH = 960;
    static final double HEIGHT = 700;

    final AtomicLong nanos = new AtomicLong();
    final AtomicBoolean reducedMotion = new AtomicBoolean(true);
    final AtomicReference<Optional<Path>> answer = new AtomicReference<>(Optional.empty());
    final AtomicInteger again = new AtomicInteger();
    final Path settings = Path.of("target", "test-settings", getClass().getSimpleName(), "settings");
    final SteppedPauses pauses = new SteppedPauses();
    final ScriptedDialogs files = new ScriptedDialogs();
    final AtomicReference<String> asked = new AtomicReference<>("");
    Stage stage;
    MainWindow window;

    @Override
    public void start(Stage newStage) throws Exception {
        Platform.setImplicitExit(false);
        CanvasSurface.loadFonts();
        stage = newStage;
        Files.deleteIfExists(settings);
        window = new MainWindow(new Desk(ScenarioLessons.bundled()), surroundings(), again::incrementAndGet);
        // The stage is that of the test before, which may have left it to a presenter.
        stage.setFullScreen(false);
        stage.setScene(window.scene());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        stage.show();
        window.focusNext();
    }

    Surroundings surroundings() {
        return new Surroundings(nanos::get, reducedMotion::get, (owner, name) -> {
            asked.set(name);
            return answer.get();
        }, user(), new SettingsFile(settings), files, pauses, Runnable::run,
            new Recovery(settings.toAbsolutePath().getParent(), 1, process -> false));
    }

    /// Whose language the window speaks.
    Locale user() {
        return Locale.ENGLISH;
    }

    /// Presses a chord on the platform's own keyboard, without the pauses of a person.
    void keys(KeyCode... chord) {
        interact(() -> {
            Robot robot = new Robot();
            for (KeyCode code : chord) {
                robot.keyPress(code);
            }
            for (int i = chord.length - 1; i >= 0; i--) {
                robot.keyRelease(chord[i]);
            }
        });
        settle();
    }

    Session session() {
        return window.desk().session();
    }

    Frame frame() {
        return session().frame();
    }

    /// A hash of all that the machine holds now.
    long state() {
        return frame().machine().hash();
    }

    void fx(Runnable action) {
        interact(action);
        settle();
    }

    /// Waits until all that was asked for is done and laid out, however long the next pulse takes.
    void settle() {
        WaitForAsyncUtils.waitForFxEvents();
        interact(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
        });
    }

    Node node(String id) {
        return lookup("#" + id).query();
    }

    String text(String id) {
        return ((Labeled) node(id)).getText();
    }

    /// The middle of a box of the stage, on the screen.
    Point2D onScreen(BoxId id) {
        Point middle = window.stage().picture().middleOf(id).orElseThrow();
        return window.stage().localToScreen(middle.x(), middle.y());
    }

    void focusStage() {
        fx(() -> window.stage().requestFocus());
    }
}
