package io.ptescope.app.view.file;

import io.ptescope.app.editor.Draft.Home;
import io.ptescope.app.editor.Draft;
import io.ptescope.app.session.Branches;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Pins;
import io.ptescope.app.store.BrokenSession;
import io.ptescope.app.store.Recovery;
import io.ptescope.app.store.SavedSession;
import io.ptescope.app.store.SessionParser;
import io.ptescope.app.store.SessionText;
import io.ptescope.app.store.UserText;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.dock.DockLayout;
import io.ptescope.app.view.dock.DockText;
import io.ptescope.app.view.work.Pauses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.util.Duration;
import javafx.util.Subscription;

/// The whole of what a window shows as a text and back, and a copy of it for the case that the program dies: written a
/// moment after a change if there is something to lose, removed when the window is closed.
public final class Sessions {
    private static final Duration QUIET = Duration.seconds(1);

    private final Desk desk;
    private final ObjectProperty<DockLayout> layout;
    private final Recovery recovery;
    private final Pauses.Pause quiet;
    private final Consumer<Exception> failed;
    private final Subscription changes;
    private volatile boolean isClosed;
    private boolean isTold;

    public Sessions(Desk desk, ObjectProperty<DockLayout> layout, Recovery recovery, Pauses pauses,
        Consumer<Exception> failed) {
        this.desk = desk;
        this.layout = layout;
        this.recovery = recovery;
        this.failed = failed;
        quiet = pauses.of(QUIET, this::keep);
        changes = desk.draftProperty().subscribe(draft -> quiet.restart())
            .and(desk.session().frameProperty().subscribe(frame -> quiet.restart()));
    }

    /// The text of all that is shown now.
    String text() {
        return text(desk.draft());
    }

    /// The text of all that is shown now, with `draft` as the workload.
    String text(Draft draft) {
        Frame frame = desk.session().frame();
        Set<Breakpoint> plain = new LinkedHashSet<>();
        frame.breakpoints().stream().filter(breakpoint -> !(breakpoint instanceof Breakpoint.When))
            .sorted(Comparator.comparing(Breakpoint::toString)).forEach(plain::add);
        List<String> conditions = frame.breakpoints().stream().filter(Breakpoint.When.class::isInstance)
            .map(breakpoint -> ((Breakpoint.When) breakpoint).text()).sorted().toList();
        return SessionText.of(new SavedSession(draft.home(), frame.branches(), frame.granularity(),
            frame.selection(), frame.pins(), plain, conditions, DockText.of(layout.get()), draft.text()));
    }

    /// Opens the session that `text` describes. A workload with mistakes is opened without its run.
    ///
    /// @param path where it stands; the session belongs there from now on
    void open(Path path, String text) throws BrokenSession {
        SavedSession saved = SessionParser.parse(path.toString(), text);
        show(saved, new Draft(new Home.Session(path), saved.workload(), saved.workload()), saved.branches());
    }

    /// Why what a window that was not closed has left in `left` cannot be opened, if it cannot.
    Optional<Exception> problem(Path left) {
        try {
            read(left);
            return Optional.empty();
        } catch (IOException | BrokenSession problem) {
            return Optional.of(problem);
        }
    }

    /// Does not offer `left`, which cannot be opened, any more. Returns where it is kept.
    Path setAside(Path left) throws IOException {
        return recovery.setAside(left);
    }

    private static SavedSession read(Path left) throws IOException, BrokenSession {
        return SessionParser.parse(left.toString(), new UserText(left).read());
    }

    /// Opens what a window that was not closed has left in `left`, and where it was left.
    void recover(Path left) throws IOException, BrokenSession {
        SavedSession saved = read(left);
        recovery.retire(left);
        show(saved, new Draft(saved.home(), saved.workload(), saved(saved.home())), Branches.NONE);
    }

    /// What has been left by windows that were not closed.
    List<Path> left() {
        return recovery.left();
    }

    /// Does not offer `left` any more; it is kept all the same. Returns where.
    Path retire(Path left) throws IOException {
        return recovery.retire(left);
    }

    /// Keeps all that is shown, because the user leaves it without saving. Returns where.
    Path leave() throws IOException {
        return recovery.leave(text());
    }

    /// The program is told to end: what is not saved is kept, to be offered at the next start; where nothing would be
    /// lost, nothing is. May be called on any thread.
    public void end() {
        try {
            if (isClosed) {
                return;
            }
            if (desk.isUnsaved()) {
                recovery.keep(text());
            } else {
                recovery.forget();
            }
        } catch (IOException unwritable) {
            // Nobody is there to hear of it; what was kept last is there still.
        }
    }

    /// The window is closed: nothing is to be recovered, nor kept any more, because another window of this process may
    /// keep its own in the same place.
    public void close() {
        isClosed = true;
        changes.unsubscribe();
        quiet.stop();
        try {
            recovery.forget();
        } catch (IOException problem) {
            failed.accept(problem);
        }
    }

    private void show(SavedSession saved, Draft draft, Branches kept) {
        if (!saved.layout().isEmpty()) {
            DockText.parse(saved.layout()).ifPresent(layout::set);
        }
        desk.restore(saved, draft, kept);
    }

    /// What stands where a workload belongs; nothing if that is not there any more.
    private String saved(Home home) {
        try {
            return switch (home) {
                case Home.Nowhere _ -> "";
                case Home.Lesson(String id) -> desk.lessons().all().stream()
                    .filter(choice -> choice.lesson().equals(id)).findFirst()
                    .map(choice -> desk.lessons().draft(id).saved()).orElse("");
                case Home.File(Path path) -> new UserText(path).read();
                case Home.Session(Path path) -> SessionParser.parse(path.toString(), new UserText(path).read())
                    .workload();
            };
        } catch (IOException | BrokenSession gone) {
            return "";
        }
    }

    private void keep() {
        Frame frame = desk.session().frame();
        boolean worth = desk.draft().isUnsaved() || !frame.breakpoints().isEmpty()
            || !frame.pins().equals(Pins.NONE) || frame.branches().all().size() > 1;
        try {
            if (worth) {
                recovery.keep(text());
            } else {
                recovery.forget();
            }
            isTold = false;
        } catch (IOException problem) {
            // Once: each step would say it again.
            if (!isTold) {
                isTold = true;
                failed.accept(problem);
            }
        }
    }
}
