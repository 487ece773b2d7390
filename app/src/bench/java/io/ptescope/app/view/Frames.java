package io.ptescope.app.view;

import com.sun.management.ThreadMXBean;
import io.ptescope.app.editor.Draft;
import io.ptescope.app.surface.CanvasSurface;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.desk.ScenarioLessons;
import io.ptescope.app.view.stage.PaintCounts;
import io.ptescope.app.view.work.Pauses;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.ScenarioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Plays a run with a hundred thousand entries on the stage, at the highest speed of the player but a step a frame,
/// with the panels that are seen when nobody has arranged them, in windows of two sizes. Prints a line of JSON for
/// each. Arguments: the file for the same lines, and the number of entries.
///
/// JavaFX gives a pulse every 16 ms, and a pulse that comes while the window is still busy with the one before is
/// lost. So half of all frames take a little more than a sixtieth of a second on the idlest machine, and what counts
/// is which took so long that a pulse was lost in between:
///
/// | key | what it says |
/// |---|---|
/// | `frame` | from one frame to the next; 16 ms at best, 32 ms where a pulse was lost |
/// | `missed` | share of the frames before which a pulse was lost: later than one and a half sixtieths of a second |
/// | `work` | what of a processor's time the window's thread needed for a step until all was laid out |
/// | `painting` | what of a processor's time the painting thread needed from one frame to the next |
/// | `allocated` | by the window's thread for a step until all was laid out |
/// | `load` | of the machine over the last minute: with more than it has processors, `frame` measures the others |
///
/// The two threads work side by side, each on another frame: there is no loss as long as each needs less than 16 ms.
/// With the property `javafx.animation.fullspeed` nobody waits for the next pulse, and `frame` says how fast it could
/// go on. Whoever compares two versions compares `work` and `painting`, which other programs disturb least.
public final class Frames extends Application {
    private static final int STEPS = 600;
    private static final int WARM = 180;
    /// Times that the player is told to go twice as fast.
    private static final int DOUBLINGS = 6;
    private static final Duration SHORT = Duration.millis(50);
    /// One and a half sixtieths of a second.
    private static final double LATE_NANOS = 1.5e9 / 60;

    private final long[] frames = new long[STEPS];
    private final long[] work = new long[STEPS];
    private final long[] painting = new long[STEPS];
    private final long[] allocated = new long[STEPS];
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Queue<Dimension2D> sizes = new ArrayDeque<>(List.of(new Dimension2D(1280, 800),
        new Dimension2D(1920, 1080)));
    private final StringBuilder lines = new StringBuilder();
    private Runnable step = () -> { };

    /// Made by JavaFX.
    public Frames() {}

    /// Starts the benchmark; JavaFX on the class path does not start from its own class.
    public static final class Start {
        private Start() {}

        /// Runs the benchmark.
        public static void main(String... arguments) {
            launch(Frames.class, arguments);
        }
    }

    @Override
    public void start(Stage stage) throws ScenarioException {
        CanvasSurface.loadFonts();
        int entries = Integer.parseInt(getParameters().getUnnamed().get(1));
        Desk desk = new Desk(ScenarioLessons.bundled());
        desk.open(Draft.untitled(text(entries)));
        Surroundings real = Surroundings.real();
        MainWindow window = new MainWindow(desk, new Surroundings(real.nanos(), real.reducedMotion(),
            real.saveDialog(), real.user(), real.settings(), real.files(), this::pause, real.background(),
            real.recovery()), () -> { });
        for (int n = 0; n < DOUBLINGS; n++) {
            window.player().accelerate(true);
        }
        stage.setScene(window.scene());
        // Beyond its screen the headless platform cannot draw.
        stage.setX(0);
        stage.setY(0);
        stage.show();
        desk.session().stepBy(Granularity.OPERATION);
        next(stage, window, entries);
    }

    /// The player goes on with the next frame; everybody else waits as long as it takes.
    private Pauses.Pause pause(Duration length, Runnable then) {
        if (length.greaterThan(SHORT)) {
            return Pauses.real().of(length, then);
        }
        return new Pauses.Pause() {
            @Override
            public void restart() {
                step = then;
            }

            @Override
            public void stop() {
                step = () -> { };
            }
        };
    }

    /// Plays from the first store on in a window of the next size; the platform's screen may be smaller.
    private void next(Stage stage, MainWindow window, int entries) {
        Dimension2D size = sizes.poll();
        if (size == null) {
            finish(window);
            return;
        }
        Rectangle2D screen = Screen.getPrimary().getBounds();
        stage.setWidth(Math.min(size.getWidth(), screen.getWidth()));
        stage.setHeight(Math.min(size.getHeight(), screen.getHeight()));
        window.desk().session().toStep(2);
        window.player().toggle();
        new Meter(stage, window, entries).start();
    }

    /// Two mappings of one file with `entries` pages: one full of entries, one in which they appear while it plays.
    private static String text(int entries) {
        StringBuilder text = new StringBuilder("kernel 4.14\nfile F dax pages=" + entries
            + " hole\nmmap A F shared r pages=" + entries + " populate\nmmap B F shared rw pages=" + entries + "\n");
        for (int i = 0; i < STEPS + WARM; i++) {
            text.append("write B ").append((long) i * 7919 % entries).append(" 65\n");
        }
        return text.toString();
    }

    private final class Meter extends AnimationTimer {
        private final Stage stage;
        private final MainWindow window;
        private final int entries;
        private int frame = -WARM;
        private long last;
        private long painted;
        private long begun;
        private long bytes;
        private final Runnable laidOut = this::laidOut;
        private final long painter = painter();

        Meter(Stage stage, MainWindow window, int entries) {
            this.stage = stage;
            this.window = window;
            this.entries = entries;
            window.scene().addPostLayoutPulseListener(laidOut);
        }

        private void laidOut() {
            if (frame > 0 && frame <= STEPS) {
                work[frame - 1] = threads.getCurrentThreadCpuTime() - begun;
                allocated[frame - 1] = threads.getCurrentThreadAllocatedBytes() - bytes;
            }
        }

        @Override
        public void handle(long now) {
            long time = System.nanoTime();
            long paintingSoFar = threads.getThreadCpuTime(painter);
            if (frame > 0) {
                frames[frame - 1] = time - last;
                painting[frame - 1] = paintingSoFar - painted;
            }
            if (frame == STEPS) {
                stop();
                window.player().stop();
                window.scene().removePostLayoutPulseListener(laidOut);
                report(stage, entries);
                next(stage, window, entries);
                return;
            }
            frame++;
            last = time;
            painted = paintingSoFar;
            begun = threads.getCurrentThreadCpuTime();
            bytes = threads.getCurrentThreadAllocatedBytes();
            step.run();
        }
    }

    /// The thread on which JavaFX paints.
    private long painter() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(thread -> thread != null && thread.getThreadName().startsWith("QuantumRenderer"))
            .mapToLong(ThreadInfo::getThreadId).findFirst().orElseThrow();
    }

    private void report(Stage stage, int entries) {
        long missed = Arrays.stream(frames).filter(nanos -> nanos > LATE_NANOS).count();
        String json = String.format(Locale.ROOT, "{\"window\": \"%.0fx%.0f\", \"entries\": %d, \"steps\": %d, "
            + "\"frame\": %s, \"missed\": %.3f, \"work\": %s, \"painting\": %s, \"allocated\": %s, "
            + "\"load\": %.1f}%n", stage.getWidth(), stage.getHeight(), entries, STEPS,
            spread(frames, 1e6, "ms"), (double) missed / STEPS, spread(work, 1e6, "ms"),
            spread(painting, 1e6, "ms"), spread(allocated, 1024, "KiB"),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.print(json);
        lines.append(json);
    }

    private void finish(MainWindow window) {
        PaintCounts done = window.stage().picture().counts();
        System.out.println("stage: " + done.layouts() + " layouts, " + done.boxesLaidOut() + " boxes laid out, "
            + done.boxesPainted() + " painted on " + done.tilesPainted() + " tiles");
        try {
            Files.writeString(Path.of(getParameters().getUnnamed().getFirst()), lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Platform.exit();
    }

    private static String spread(long[] values, double unit, String name) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "{\"p50\": %.2f, \"p95\": %.2f, \"p99\": %.2f, \"unit\": \"%s\"}",
            at(sorted, 50) / unit, at(sorted, 95) / unit, at(sorted, 99) / unit, name);
    }

    private static long at(long[] sorted, int percent) {
        return sorted[sorted.length * percent / 100];
    }
}
