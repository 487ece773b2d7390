package io.ptescope.model.sched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatonTest {
    private final Bench bench = new Bench();

    @Test
    void withoutTurnsEachLaneRunsToItsEndTheLowestFirst() {
        bench.lane("a", 2).lane("b", 2);

        bench.run(Schedule.DEFAULT);

        assertThat(bench.seen()).containsExactly("a1", "a2", "b1", "b2");
    }

    @Test
    void turnsSayWhoMakesHowManySteps() {
        bench.lane("a", 3).lane("b", 3);

        bench.run(Schedule.of(new Turn(0, 1), new Turn(1, 2), new Turn(0, 2)));

        assertThat(bench.seen()).containsExactly("a1", "b1", "b2", "a2", "a3", "b3");
    }

    @Test
    void afterTheTurnsTheLaneThatRunsGoesOn() {
        bench.lane("a", 2).lane("b", 3);

        bench.run(Schedule.of(new Turn(1, 1)));

        assertThat(bench.seen()).containsExactly("b1", "b2", "b3", "a1", "a2");
    }

    @Test
    void turnsOfALaneThatCannotRunArePassedOver() {
        bench.lane("a", 1).lane("b", 2);

        bench.run(Schedule.of(new Turn(0, 5), new Turn(0, 1), new Turn(1, Turn.TO_END)));

        assertThat(bench.seen()).containsExactly("a1", "b1", "b2");
    }

    @Test
    void whatComesBeforeTheFirstStepBelongsToIt() {
        List<String> seen = new ArrayList<>();
        bench.body("a", () -> {
            seen.add("a0");
            bench.step();
            seen.add("a1");
            bench.step();
            seen.add("a2");
        });
        bench.body("b", () -> seen.add("b0"));

        Ran ran = bench.run(Schedule.of(new Turn(0, 1), new Turn(1, 1)));

        assertThat(seen).containsExactly("a0", "a1", "b0", "a2");
        assertThat(ran.steps()).containsExactly(2, 1);
        assertThat(ran.taken()).isEqualTo(Schedule.of(new Turn(0, 1), new Turn(1, 1), new Turn(0, 1)));
    }

    @Test
    void aWaitingLaneGivesWayAndGoesOnWhenItsConditionHolds() {
        boolean[] open = {false};
        bench.body("a", () -> {
            bench.step();
            bench.say("a asks");
            bench.waitUntil(() -> open[0]);
            bench.say("a has it");
        });
        bench.body("b", () -> {
            bench.step();
            bench.say("b works");
            bench.step();
            bench.say("b opens");
            open[0] = true;
            bench.step();
            bench.say("b ends");
        });

        bench.run(Schedule.DEFAULT);

        assertThat(bench.seen()).containsExactly("a asks", "b works", "b opens", "b ends", "a has it");
    }

    @Test
    void aConditionThatHoldsIsNoPreemptionPoint() {
        bench.body("a", () -> {
            bench.say("a1");
            bench.waitUntil(() -> true);
            bench.say("a2");
        });
        bench.lane("b", 1);

        Ran ran = bench.run(Schedule.of(new Turn(0, 1), new Turn(1, 1)));

        assertThat(bench.seen()).containsExactly("a1", "a2", "b1");
        assertThat(ran.steps()).containsExactly(1, 1);
    }

    @Test
    void theCallbackHearsOfEveryOtherLaneThatGoesOn() {
        bench.lane("a", 3).lane("b", 1);

        bench.run(Schedule.of(new Turn(0, 2), new Turn(1, 1)));

        assertThat(bench.switches()).containsExactly(0, 1, 0);
    }

    @Test
    void lanesThatWaitForEachOtherAreNamed() {
        bench.body("cpu0", () -> bench.waitUntil(() -> false));
        bench.body("cpu1", () -> bench.waitUntil(() -> false));
        bench.lane("cpu2", 1);

        assertThatThrownBy(() -> bench.run(Schedule.DEFAULT))
            .isInstanceOfSatisfying(Deadlock.class, e -> assertThat(e.lanes()).containsExactly("cpu0", "cpu1"))
            .hasMessage("deadlock: cpu0, cpu1 wait for what nobody will do");
        assertThat(bench.seen()).containsExactly("cpu21");
    }

    @Test
    void whatABodyThrowsIsThrownToTheCallerAndEndsAllLanes() {
        List<String> unwound = new ArrayList<>();
        bench.body("a", () -> {
            try {
                bench.step();
                bench.step();
                bench.say("not reached");
            } finally {
                unwound.add("a");
            }
        });
        bench.body("b", () -> {
            throw new IllegalArgumentException("b failed");
        });
        bench.lane("c", 1);

        assertThatThrownBy(() -> bench.run(Schedule.of(new Turn(0, 1), new Turn(1, 1))))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("b failed");
        assertThat(unwound).containsExactly("a");
        assertThat(bench.seen()).isEmpty();
    }

    @Test
    void aLaneMayNotGoOnByCatchingItsEnd() {
        bench.body("a", () -> {
            for (int i = 0; i < 3; i++) {
                try {
                    bench.step();
                } catch (Error e) {
                    bench.say("caught");
                }
            }
        });
        bench.body("b", () -> {
            throw new IllegalStateException("b failed");
        });

        assertThatThrownBy(() -> bench.run(Schedule.of(new Turn(0, 1)), 1)).hasMessage("b failed");
        assertThat(bench.seen()).containsExactly("caught", "caught");
    }

    @Test
    void aFailingConditionOrCallbackOrChoiceIsThrownToTheCaller() {
        bench.body("a", () -> bench.waitUntil(() -> {
            throw new IllegalStateException("condition");
        }));
        assertThatThrownBy(() -> bench.run(Schedule.DEFAULT)).hasMessage("condition");

        List<Lane> one = List.of(Lane.of("a", () -> { }));
        assertThatThrownBy(() -> new Baton(one, Schedule.DEFAULT.follow(), lane -> {
            throw new IllegalStateException("callback");
        }).run()).hasMessage("callback");
        assertThatThrownBy(() -> new Baton(one, point -> 7, lane -> { }).run())
            .hasMessage("lane 7 was chosen, which cannot run");
    }

    @Test
    void aChoiceSeesWhoCanRunAndMayStop() {
        bench.lane("a", 9).lane("b", 1);
        List<Long> masks = new ArrayList<>();

        Ran ran = bench.run(point -> {
            masks.add(point.runnable());
            return point.current() == -1 ? 1 : point.steps(0) == 2 ? Choice.STOP : 0;
        });

        assertThat(masks).containsExactly(0b11L, 0b01L, 0b01L, 0b01L);
        assertThat(bench.seen()).containsExactly("b1", "a1", "a2");
        assertThat(ran.complete()).isFalse();
        assertThat(ran.steps()).containsExactly(2, 1);
    }

    @Test
    void aServiceRunsWhenSomethingIsPendingAndEndsWithTheOthers() {
        int[] pending = {0};
        bench.body("task", () -> {
            bench.step();
            pending[0] = 2;
            bench.say("submitted");
            bench.waitUntil(() -> pending[0] == 0);
            bench.say("done");
        });
        bench.service("disk", () -> pending[0] > 0, () -> {
            bench.step();
            bench.say("seek");
            bench.step();
            bench.say("transfer");
            pending[0]--;
        });

        Ran ran = bench.run(Schedule.of(new Turn(1, 1), new Turn(0, 1), new Turn(1, 1)));

        assertThat(bench.seen())
            .containsExactly("submitted", "seek", "transfer", "seek", "transfer", "done");
        assertThat(ran.steps()).containsExactly(2, 4);
    }

    @Test
    void aServiceCompletesWhatIsLeftAfterTheLastLane() {
        int[] pending = {0};
        bench.body("task", () -> pending[0] = 2);
        bench.service("disk", () -> pending[0] > 0, () -> pending[0]--);

        Ran ran = bench.run(Schedule.DEFAULT);

        assertThat(pending[0]).isZero();
        assertThat(ran.taken()).isEqualTo(Schedule.of(new Turn(0, 1), new Turn(1, 2)));
    }

    @Test
    void oneLaneRunsAlone() {
        bench.lane("a", 3);

        Ran ran = bench.run(Schedule.DEFAULT);

        assertThat(ran.taken()).isEqualTo(Schedule.of(new Turn(0, 3)));
        assertThat(ran.complete()).isTrue();
    }

    @Test
    void sixtyTwoLanesTakeTurns() {
        IntStream.range(0, 62).forEach(lane -> bench.lane("t" + lane + ".", 3));

        Ran ran = bench.run(point -> {
            int next = (point.current() + 1) % 62;
            return point.canRun(next) ? next : Long.numberOfTrailingZeros(point.runnable());
        });

        assertThat(bench.seen()).hasSize(62 * 3).startsWith("t0.1", "t1.1").endsWith("t60.3", "t61.3");
        assertThat(ran.steps()).hasSize(62).containsOnly(3);
    }

    @Test
    void aBatonRunsOnceAndHasRoomForSixtyFour() {
        Baton baton = new Baton(List.of(Lane.of("a", () -> { })), Schedule.DEFAULT.follow(), lane -> { });
        baton.run();

        assertThatThrownBy(baton::run).hasMessage("the lanes have run already");
        assertThatThrownBy(baton::step).hasMessage("no lane runs");
        assertThatThrownBy(() -> new Baton(List.of(), Schedule.DEFAULT.follow(), lane -> { }))
            .hasMessage("0 lanes, expected 1 to 64");
    }

    @Test
    void aScheduleIsWrittenAsInAWorkload() {
        Schedule schedule = Schedule.of(new Turn(0, 4), new Turn(1, Turn.TO_END), new Turn(0, 1));

        assertThat(schedule.text(List.of("cpu0", "cpu1"))).isEqualTo("cpu0*4 cpu1* cpu0");
    }
}
