package io.ptescope.app.view.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptescope.app.view.work.Work.Kind;
import io.ptescope.app.view.work.Work.Shown;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/// The background is a queue that the test works off, so every order of events can be had.
class WorkTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final Work work = new Work(waiting::add, Runnable::run);

    @Test
    void whatComesOfAJobIsHandedOverAndNothingGoesOnAfterIt() {
        start(Kind.SEARCH, steering -> "found");

        assertThat(work.shownProperty().get()).contains(new Shown(Kind.SEARCH, -1));
        assertThat(told).isEmpty();

        workOff();

        assertThat(told).containsExactly("done found");
        assertThat(work.shownProperty().get()).isEmpty();
    }

    @Test
    void aNewerJobOfAKindTakesThePlaceOfAnOlder() {
        start(Kind.RUN, steering -> "older");
        start(Kind.RUN, steering -> "newer");
        workOff();

        assertThat(told).containsExactly("done newer");
    }

    @Test
    void aNewerJobEndsAnOlderThatIsAtWork() {
        start(Kind.RUN, steering -> {
            start(Kind.RUN, other -> "newer");
            steering.at(1, 2);
            return "older";
        });
        workOff();

        assertThat(told).containsExactly("done newer");
    }

    @Test
    void jobsOfTwoKindsGoOnBesideEachOther() {
        start(Kind.RUN, steering -> "run");
        start(Kind.TICKS, steering -> "ticks");
        workOff();

        assertThat(told).containsExactly("done run", "done ticks");
    }

    @Test
    void nobodyHearsOfACancelledJobEvenIfItDoesNotAsk() {
        start(Kind.SEARCH, steering -> {
            work.cancel(Kind.SEARCH);
            return "late";
        });
        workOff();

        assertThat(told).isEmpty();
        assertThat(work.shownProperty().get()).isEmpty();
    }

    @Test
    void nothingGoesOnNorBeginsOnceItIsClosed() {
        start(Kind.RUN, steering -> "run");
        start(Kind.TICKS, steering -> {
            work.close();
            return "ticks";
        });
        work.cancel(Kind.RUN);
        start(Kind.RUN, steering -> "other run");
        workOff();
        start(Kind.SEARCH, steering -> "late");
        workOff();

        assertThat(told).isEmpty();
        assertThat(work.shownProperty().get()).isEmpty();
    }

    @Test
    void aFailureIsTold() {
        start(Kind.RUN, steering -> {
            throw new IOException("broken");
        });
        workOff();

        assertThat(told).containsExactly("failed broken");
        assertThat(work.shownProperty().get()).isEmpty();
    }

    @Test
    void aFailureThatNobodyExpectsIsAMistakeOfTheProgram() {
        start(Kind.RUN, steering -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(this::workOff).isInstanceOf(IllegalStateException.class).hasMessage("broken");
        assertThat(told).isEmpty();
        assertThat(work.shownProperty().get()).isEmpty();
    }

    @Test
    void nothingGoesOnAfterAnErrorOfTheMachine() {
        start(Kind.RUN, steering -> {
            throw new StackOverflowError();
        });

        assertThatThrownBy(this::workOff).isInstanceOf(StackOverflowError.class);
        assertThat(work.shownProperty().get()).isEmpty();
    }

    @Test
    void progressIsShownInPercent() {
        List<Double> progress = new ArrayList<>();
        work.shownProperty().subscribe(now -> now.ifPresent(shown -> progress.add(shown.progress())));
        start(Kind.SEARCH, steering -> {
            steering.at(500, 1000);
            steering.at(501, 1000);
            steering.at(1000, 1000);
            return "found";
        });
        workOff();

        assertThat(progress).containsExactly(-1.0, 0.5, 1.0);
    }

    private void start(Kind kind, Work.Job<String> job) {
        work.start(kind, job, result -> told.add("done " + result), IOException.class,
            failure -> told.add("failed " + failure.getMessage()));
    }

    private void workOff() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
