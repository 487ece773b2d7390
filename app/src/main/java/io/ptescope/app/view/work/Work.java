package io.ptescope.app.view.work;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What would keep the window waiting, done beside it: one thing of a kind at a time, a newer one in the place of an
/// older. What comes of it is handed over on the thread of the window, which is the only one that starts and cancels.
public final class Work {
    private static final double UNKNOWN = -1;

    private final Executor background;
    private final Executor window;
    private final Map<Kind, Going> going = new EnumMap<>(Kind.class);
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean isClosed;

    /// What can be done beside the window.
    public enum Kind {
        /// A scenario is run that takes the place of what is shown.
        OPEN,
        /// What is shown is run in another way.
        RUN,
        /// What is written is run, a moment after the last key.
        DRAFT,
        /// The next place to stop at is looked for.
        SEARCH,
        /// All places to stop at are looked for.
        TICKS,
        /// The events that a query is about are looked for.
        EVENTS,
        /// A film is made.
        FILM,
        /// The run of a branch is made to look at, though nobody goes there.
        BRANCH,
        /// What differs between two moments far apart is worked out.
        NET,
        /// What differs between the two markers is worked out.
        BETWEEN,
        /// The timeline of a run is worked out.
        TIMELINE,
        /// The lives of entries and pages are read from a run.
        BIOGRAPHY,
        /// The counters are read from a run.
        COUNTERS
    }

    /// Something that takes its time.
    public interface Job<T> {
        /// Does it, and asks `steering` now and then whether to go on.
        T run(Steering steering) throws Exception;
    }

    /// What a job says of itself, and is told.
    public interface Steering {
        /// So much of all has been done. Ends the job if nobody wants it any more: [CancellationException].
        void at(long done, long all);
    }

    /// What goes on now, for people.
    ///
    /// @param progress 0 to 1, or -1 if it does not say
    public record Shown(Kind kind, double progress) {}

    private static final class Going {
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private volatile double progress = UNKNOWN;
    }

    /// Work that `background` does, and says of it on the thread of `window`.
    public Work(Executor background, Executor window) {
        this.background = background;
        this.window = window;
    }

    /// Work that `background` does for a window on the screen.
    public static Work in(Executor background) {
        return new Work(background, Work::onWindow);
    }

    /// Work that is done at once, by whoever starts it.
    public static Work atOnce() {
        return new Work(Runnable::run, Runnable::run);
    }

    /// The first of what goes on, if anything does.
    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Begins `job`, which cannot fail but by a mistake in the program, in the place of any other of its kind; `done`
    /// hears of its end unless it is cancelled. A mistake is thrown on the thread of the window. Does nothing once this
    /// is closed.
    public <T> void start(Kind kind, Job<T> job, Consumer<T> done) {
        begin(kind, job, done, Work::broken);
    }

    /// As above, but `failed` hears of a failure that is `expected`.
    public <T, E extends Exception> void start(Kind kind, Job<T> job, Consumer<T> done, Class<E> expected,
        Consumer<E> failed) {
        begin(kind, job, done, failure -> {
            if (expected.isInstance(failure)) {
                failed.accept(expected.cast(failure));
            } else {
                broken(failure);
            }
        });
    }

    private <T> void begin(Kind kind, Job<T> job, Consumer<T> done, Consumer<Exception> failed) {
        if (isClosed) {
            return;
        }
        cancel(kind);
        Going now = new Going();
        going.put(kind, now);
        show();
        background.execute(() -> {
            try {
                if (!now.cancelled.get()) {
                    T result = job.run((part, all) -> steer(now, part, all));
                    window.execute(() -> end(kind, now, () -> done.accept(result)));
                }
            } catch (CancellationException unwanted) {
                window.execute(() -> end(kind, now, () -> { }));
            } catch (Exception failure) {
                window.execute(() -> end(kind, now, () -> failed.accept(failure)));
            } catch (Error broken) {
                window.execute(() -> end(kind, now, () -> { }));
                throw broken;
            }
        });
    }

    /// Whether something of this kind goes on.
    public boolean isBusy(Kind kind) {
        return going.containsKey(kind);
    }

    /// Ends what goes on of this kind; nobody hears of it again.
    public void cancel(Kind kind) {
        Going old = going.remove(kind);
        if (old != null) {
            old.cancelled.set(true);
            show();
        }
    }

    /// Ends all that goes on, and begins nothing any more: the window is closed, and nobody is there to hear of it.
    public void close() {
        isClosed = true;
        List.copyOf(going.keySet()).forEach(this::cancel);
    }

    private static void broken(Exception failure) {
        throw failure instanceof RuntimeException mistake ? mistake : new IllegalStateException(failure);
    }

    private void steer(Going now, long part, long all) {
        if (now.cancelled.get()) {
            throw new CancellationException();
        }
        double before = now.progress;
        now.progress = all == 0 ? 1 : (double) part / all;
        if ((int) (100 * before) != (int) (100 * now.progress)) {
            window.execute(this::show);
        }
    }

    private void end(Kind kind, Going now, Runnable tell) {
        if (!now.cancelled.get() && going.get(kind) == now) {
            going.remove(kind);
            show();
            tell.run();
        }
    }

    private void show() {
        shown.set(going.entrySet().stream().findFirst().map(entry -> new Shown(entry.getKey(),
            entry.getValue().progress)));
    }

    private static void onWindow(Runnable runnable) {
        if (Platform.isFxApplicationThread()) {
            runnable.run();
        } else {
            Platform.runLater(runnable);
        }
    }
}
