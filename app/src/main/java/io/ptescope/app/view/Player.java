package io.ptescope.app.view;

import io.ptescope.app.view.work.Pauses;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.util.Duration;

/// Steps by itself, slowly enough to read along, until it is stopped or there is nowhere to go on to.
final class Player {
    private static final Duration PACE = Duration.millis(1400);

    private static final double SLOWEST = 0.25;
    private static final double FASTEST = 64;
    /// From this speed on there are more than twenty steps a second.
    private static final double HURRIED = 32;

    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(1);
    private final Pauses pauses;
    private final BooleanSupplier step;
    private Pauses.Pause pause;

    /// A player that asks for one `step` after the other, with one of `pauses` in between, while that says that there
    /// are more.
    Player(Pauses pauses, BooleanSupplier step) {
        this.pauses = pauses;
        this.step = step;
        this.pause = pauses.of(PACE, this::beat);
    }

    /// How fast, 1 for the pace at which one can read along.
    ReadOnlyDoubleProperty speedProperty() {
        return speed.getReadOnlyProperty();
    }

    /// Twice as fast from now on, or half as fast.
    void accelerate(boolean faster) {
        speed.set(Math.clamp(speed.get() * (faster ? 2 : 0.5), SLOWEST, FASTEST));
        pause.stop();
        pause = pauses.of(PACE.divide(speed.get()), this::beat);
        if (playing.get()) {
            pause.restart();
        }
    }

    /// Whether it plays so fast that nobody can read along.
    boolean isHurried() {
        return playing.get() && speed.get() >= HURRIED;
    }

    ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    void toggle() {
        if (playing.get()) {
            stop();
        } else {
            playing.set(true);
            beat();
        }
    }

    void stop() {
        playing.set(false);
        pause.stop();
    }

    private void beat() {
        if (!step.getAsBoolean()) {
            stop();
        } else if (playing.get()) {
            pause.restart();
        }
    }
}
