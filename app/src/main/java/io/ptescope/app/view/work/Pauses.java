package io.ptescope.app.view.work;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Makes things wait for a quiet moment. Tests bring one in which time passes when they say so.
public interface Pauses {
    /// Something that is done a while after it was last asked for.
    interface Pause {
        /// Asks for it; the while begins anew.
        void restart();

        /// Nothing is asked for any more.
        void stop();
    }

    /// Makes `then` wait for `length`, on the thread of the window.
    Pause of(Duration length, Runnable then);

    /// With the clock of the toolkit.
    static Pauses real() {
        return (length, then) -> {
            PauseTransition timer = new PauseTransition(length);
            timer.setOnFinished(event -> then.run());
            return new Pause() {
                @Override
                public void restart() {
                    timer.playFromStart();
                }

                @Override
                public void stop() {
                    timer.stop();
                }
            };
        };
    }
}
