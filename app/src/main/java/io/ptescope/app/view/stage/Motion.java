package io.ptescope.app.view.stage;

import io.ptescope.app.paint.Emphasis;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;

/// Moves what a step changed into place. A step that comes while another still moves completes that one at once; the
/// timer runs only while something moves.
public final class Motion {
    private final LongSupplier nanos;
    private final BooleanSupplier reduced;
    private final Consumer<Emphasis> listener;
    private final AnimationTimer timer;
    private long begun;
    private boolean running;

    /// A motion that reads the time from `nanos` and tells `listener` how far it has come; while `reduced` says so it
    /// does not move at all.
    Motion(LongSupplier nanos, BooleanSupplier reduced, Consumer<Emphasis> listener) {
        this.nanos = nanos;
        this.reduced = reduced;
        this.listener = listener;
        this.timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                advance();
            }
        };
    }

    /// Begins to move for a step made now.
    void begin() {
        if (reduced.getAsBoolean()) {
            settle();
            return;
        }
        begun = nanos.getAsLong();
        listener.accept(Emphasis.after(0));
        if (!running) {
            running = true;
            timer.start();
        }
    }

    /// Is at rest from now on.
    void settle() {
        stop();
        listener.accept(Emphasis.SETTLED);
    }

    public boolean isRunning() {
        return running;
    }

    public void advance() {
        Emphasis emphasis = Emphasis.after((nanos.getAsLong() - begun) / 1e6);
        if (emphasis.isSettled()) {
            stop();
        }
        listener.accept(emphasis);
    }

    private void stop() {
        if (running) {
            running = false;
            timer.stop();
        }
    }
}
