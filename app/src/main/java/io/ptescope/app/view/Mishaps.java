package io.ptescope.app.view;

import io.ptescope.app.text.Text;
import io.ptescope.app.view.work.Notices;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;

/// Mistakes of the program itself, on whatever thread: each is told in the window, with its trace to copy, and printed.
/// One that comes again and again, as one in the layout does with each pulse, is told and printed once.
final class Mishaps implements Thread.UncaughtExceptionHandler {
    private static final int TELLING_FRAMES = 5;
    private static final int MOST_KNOWN = 100;

    private final Notices notices;
    private final PrintStream out;
    private final Set<List<Object>> known = new HashSet<>();

    Mishaps(Notices notices, PrintStream out) {
        this.notices = notices;
        this.out = out;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (isNew(failure)) {
            out.println("ptescope: in thread " + thread.getName());
            failure.printStackTrace(out);
            if (Platform.isFxApplicationThread()) {
                notices.problem(Text.NOTICE_FAILED, failure);
            } else {
                Platform.runLater(() -> notices.problem(Text.NOTICE_FAILED, failure));
            }
        }
    }

    private synchronized boolean isNew(Throwable failure) {
        List<StackTraceElement> frames = List.of(failure.getStackTrace());
        return known.size() < MOST_KNOWN && known.add(List.of(failure.getClass(),
            List.copyOf(frames.subList(0, Math.min(TELLING_FRAMES, frames.size())))));
    }
}
