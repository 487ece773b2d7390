package io.ptescope.app.view;

import io.ptescope.app.view.work.Pauses;
import java.util.ArrayList;
import java.util.List;
import javafx.util.Duration;

/// Pauses that are over when the test says so.
final class SteppedPauses implements Pauses {
    private final List<Runnable> asked = new ArrayList<>();

    @Override
    public Pause of(Duration length, Runnable then) {
        return new Pause() {
            @Override
            public void restart() {
                stop();
                asked.add(then);
            }

            @Override
            public void stop() {
                asked.remove(then);
            }
        };
    }

    /// Nothing has been asked for any more for long.
    void elapse() {
        List<Runnable> due = List.copyOf(asked);
        asked.clear();
        due.forEach(Runnable::run);
    }
}
