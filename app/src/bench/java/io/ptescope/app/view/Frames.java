package io.ptescope.app.view;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.surface.CanvasSurface;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.ScenarioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Plays a run with a hundred thousand entries on the stage, a step a frame, as fast as frames come, and prints how
/// long they took: in all, and what of a processor's time the window's thread needed until all was laid out. Arguments:
/// the file for the same as JSON, and the number of entries.
public final class Frames extends Application {
    private static final int STEPS = 300;
    private static final int WARM = 60;
    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;

    private final long[] frames = new long[STEPS];
    private final long[] work = new long[STEPS];
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

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
        MainWindow window = new MainWindow(desk, Surroundings.real(), () -> { });
        stage.setScene(window.scene());
        Rectangle2D screen = Screen.getPrimary().getBounds();
        stage.setWidth(Math.min(WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
        stage.show();
        window.desk().session().stepBy(Granularity.OPERATION);
        window.desk().session().next();
        new Meter(window, entries).start();
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
        private final MainWindow window;
        private final int entries;
        private int frame = -WARM;
        private long last;
        private long begun;

        Meter(MainWindow window, int entries) {
            this.window = window;
            this.entries = entries;
            window.scene().addPostLayoutPulseListener(() -> {
                if (frame > 0 && frame <= STEPS) {
                    work[frame - 1] = threads.getCurrentThreadCpuTime() - begun;
                }
            });
        }

        @Override
        public void handle(long now) {
            long time = System.nanoTime();
            if (frame > 0) {
                frames[frame - 1] = time - last;
            }
            if (frame == STEPS) {
                stop();
                report(entries, window);
                return;
            }
            frame++;
            last = time;
            begun = threads.getCurrentThreadCpuTime();
            window.desk().session().next();
        }
    }

    private void report(int entries, MainWindow window) {
        PictureView.Work done = window.stage().picture().work();
        String json = String.format(Locale.ROOT, "{\"entries\": %d, \"steps\": %d, \"frame\": %s, \"work\": %s}%n",
            entries, STEPS, times(frames), times(work));
        System.out.print(json);
        System.out.println("stage: " + done.layouts() + " layouts, " + done.boxesLaidOut() + " boxes laid out, "
            + done.boxesPainted() + " painted");
        List<String> arguments = getParameters().getUnnamed();
        try {
            Files.writeString(Path.of(arguments.getFirst()), json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Platform.exit();
    }

    private static String times(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "{\"min\": %.2f, \"median\": %.2f, \"p99\": %.2f, \"unit\": \"ms\"}",
            sorted[0] / 1e6, sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6);
    }
}
