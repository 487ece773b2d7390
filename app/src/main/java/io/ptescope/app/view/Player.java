package io.ptescope.app.view;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.util.Duration;

/// Steps by itself, slowly enough to read along, until it is stopped or a step leads nowhere.
final class Player {
    private static final Duration PACE = Duration.millis(1400);

    private static final double SLOWEST = 0.25;
    private static final double FASTEST = 64;

    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final Timeline timer = new Timeline();
    private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(1);
    private final Runnable step;

    /// A player that calls `step` again and again.
    Player(Runnable step) {
        this.step = step;
        timer.getKeyFrames().setAll(new KeyFrame(PACE, event -> beat()));
        timer.setCycleCount(Animation.INDEFINITE);
    }

    /// How fast, 1 for the pace at which one can read along.
    ReadOnlyDoubleProperty speedProperty() {
        return speed.getReadOnlyProperty();
    }

    /// Twice as fast from now on, or half as fast.
    void accelerate(boolean faster) {
        speed.set(Math.clamp(speed.get() * (faster ? 2 : 0.5), SLOWEST, FASTEST));
        timer.setRate(speed.get());
    }

    ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    void toggle() {
        if (playing.get()) {
            stop();
        } else {
            playing.set(true);
            step.run();
            timer.playFromStart();
        }
    }

    void stop() {
        playing.set(false);
        timer.stop();
    }

    /// One beat: a step.
    void beat() {
        if (playing.get()) {
            step.run();
        }
    }
}
