package io.ptescope.app.view;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.editor.EditorPanel;
import io.ptescope.app.view.file.QuestionBar;
import io.ptescope.app.view.file.RecentFiles;
import io.ptescope.app.view.file.RecentPage;
import io.ptescope.app.view.file.Sessions;
import io.ptescope.app.view.file.Workbench;
import io.ptescope.app.view.file.WorkloadFiles;
import io.ptescope.app.view.page.Overlay;
import io.ptescope.app.view.work.Notices;
import io.ptescope.app.view.work.Remembered;
import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Window;

/// What one needs to write workloads: the editor, the files, the question what becomes of them, and their commands.
final class Writing {
    /// Chords that a text has of its own, whatever the window does with them elsewhere.
    private static final Set<KeyCode> OWN = Set.of(KeyCode.Z, KeyCode.Y, KeyCode.A, KeyCode.C, KeyCode.X, KeyCode.V,
        KeyCode.HOME, KeyCode.END, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN, KeyCode.BACK_SPACE,
        KeyCode.DELETE, KeyCode.INSERT);

    private final QuestionBar question = new QuestionBar();
    private final Messages messages;
    private final Workbench workbench;
    private final WorkloadFiles files;
    private final Sessions sessions;
    private final Supplier<Window> window;

    Writing(Desk desk, Messages messages, Notices notices, Remembered remembered, Surroundings surroundings,
        Arrangement arrangement, Supplier<Window> window) {
        this.messages = messages;
        this.window = window;
        workbench = new Workbench(desk, messages, surroundings.pauses());
        sessions = new Sessions(desk, arrangement.layoutProperty(), surroundings.recovery(), surroundings.pauses(),
            problem -> notices.problem(Text.NOTICE_NOT_SAVED, problem));
        files = new WorkloadFiles(desk, messages, notices, question, surroundings.files(),
            new RecentFiles(remembered), sessions, window);
    }

    EditorPanel editor() {
        return workbench.editor();
    }

    Workbench workbench() {
        return workbench;
    }

    WorkloadFiles files() {
        return files;
    }

    Node question() {
        return question;
    }

    /// The program is told to end. May be called on any thread.
    void end() {
        sessions.end();
    }

    /// The window is closed.
    void close() {
        workbench.close();
        sessions.close();
    }

    /// Closes the window, once nothing can be lost by it.
    void quit() {
        files.quit(() -> window.get().hide());
    }

    /// Adds the commands of the menus File and Edit; `go` leads to the editor.
    void addTo(Commands commands, Runnable go, Overlay overlay) {
        EditorPanel editor = editor();
        commands.with(ActionId.NEW_WORKLOAD, () -> {
            files.begin();
            go.run();
        }).with(ActionId.OPEN, files::open)
            .with(ActionId.OPEN_RECENT, () -> new RecentPage(files.recent(), messages, overlay, files::open).open())
            .with(ActionId.SAVE, files::save).with(ActionId.SAVE_AS, files::saveAs)
            .with(ActionId.SAVE_SESSION, files::saveSession)
            .with(ActionId.EDIT, go)
            .with(ActionId.UNDO, editor::undo).with(ActionId.REDO, editor::redo)
            .with(ActionId.FORMAT, editor::format)
            .with(ActionId.COMPLETE, () -> {
                go.run();
                editor.complete();
            }).with(ActionId.NEXT_PROBLEM, () -> {
                go.run();
                editor.nextProblem();
            });
    }

    /// Opens a file that is dropped on the window, of several the last.
    void acceptFiles(Scene scene) {
        scene.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            if (event.getDragboard().hasFiles()) {
                dropped(event.getDragboard().getFiles());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    void dropped(List<File> dropped) {
        if (!dropped.isEmpty()) {
            files.open(dropped.stream().map(File::toPath).toList());
        }
    }

    /// Whether a key belongs to the text in which it is pressed.
    static boolean isOwn(KeyEvent event) {
        return event.isShortcutDown() && !event.isAltDown() && OWN.contains(event.getCode())
            && !(event.isShiftDown() && (event.getCode() == KeyCode.C || event.getCode() == KeyCode.A));
    }
}
