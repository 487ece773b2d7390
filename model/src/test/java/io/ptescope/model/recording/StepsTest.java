package io.ptescope.model.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StepsTest {
    @Property(tries = 80, seed = "2619")
    void nStepsForwardAndNStepsBackLeadToTheSameMachine(@ForAll long seed, @ForAll Granularity granularity,
        @ForAll @IntRange(min = 1, max = 40) int n, @ForAll @IntRange(min = 0, max = 999) int start) {
        Recording recording = new RandomLog(seed, 400).recording();
        Steps steps = recording.steps();
        Stops stops = steps.stops(granularity);
        Cursor cursor = recording.cursor();
        long from = stops.at(start % stops.count());
        cursor.seek(from);
        long hash = cursor.machine().hash();
        int moved = 0;
        while (moved < n && cursor.position() < recording.size()) {
            cursor.seek(steps.next(cursor.position(), granularity));
            moved++;
        }
        for (int k = 0; k < moved; k++) {
            cursor.seek(steps.previous(cursor.position(), granularity));
        }
        assertThat(cursor.position()).isEqualTo(from);
        assertThat(cursor.machine().hash()).isEqualTo(hash);
    }

    @Property(tries = 40, seed = "2619")
    void numbersOfStopsAndStopsOfNumbersAgree(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20_000) int length,
        @ForAll Granularity granularity) {
        Recording recording = new RandomLog(seed, length).recording();
        Stops stops = recording.steps().stops(granularity);
        long number = 0;
        for (long stop = 0; stop != Stops.NONE; stop = stops.next(stop)) {
            assertThat(stops.at(number)).isEqualTo(stop);
            assertThat(stops.rank(stop)).isEqualTo(number + 1);
            assertThat(stops.contains(stop)).isTrue();
            number++;
        }
        assertThat(number).isEqualTo(stops.count());
        assertThat(stops.at(number - 1)).isEqualTo(recording.size());
    }

    @Property(tries = 30, seed = "2619")
    void stopsOfACoarseGranularityAreStopsOfTheFinerOnes(@ForAll long seed) {
        Steps steps = new RandomLog(seed, 500).recording().steps();
        Granularity[] all = Granularity.values();
        for (int k = 1; k < all.length; k++) {
            assertThat(positions(steps.stops(all[k]))).containsAll(positions(steps.stops(all[k - 1])));
        }
    }

    @Property(tries = 30, seed = "2619")
    void fromBetweenTwoStopsAStepGoesToTheNearestOnItsSide(@ForAll long seed) {
        Recording recording = new RandomLog(seed, 300).recording();
        Steps steps = recording.steps();
        List<Long> stops = positions(steps.stops(Granularity.FUNCTION));
        for (long position = 0; position <= recording.size(); position++) {
            long here = position;
            long after = stops.stream().filter(stop -> stop > here).findFirst().orElse(here);
            long before = stops.reversed().stream().filter(stop -> stop < here).findFirst().orElse(here);
            assertThat(steps.next(here, Granularity.FUNCTION)).isEqualTo(after);
            assertThat(steps.previous(here, Granularity.FUNCTION)).isEqualTo(before);
        }
    }

    @Property(tries = 30, seed = "2619")
    void backIntoUndoesInto(@ForAll long seed) {
        Recording recording = new RandomLog(seed, 300).recording();
        Steps steps = recording.steps();
        for (long line = 0; line < recording.size(); line = steps.into(line)) {
            assertThat(steps.backInto(steps.into(line))).isEqualTo(line);
        }
    }

    @Property(tries = 30, seed = "2619")
    void backIntoFromBetweenTwoLinesGoesToTheLastOneBefore(@ForAll long seed) {
        Recording recording = new RandomLog(seed, 300).recording();
        Steps steps = recording.steps();
        for (long position = 1; position <= recording.size(); position++) {
            long line = steps.backInto(position);
            assertThat(line).isLessThan(position);
            assertThat(steps.into(line)).isGreaterThanOrEqualTo(position);
        }
    }

    @Property(tries = 30, seed = "2619")
    void backOutClosesTheInnermostCallAndNoOther(@ForAll long seed) {
        Recording recording = new RandomLog(seed, 300).recording();
        Steps steps = recording.steps();
        for (long position = 1; position <= recording.size(); position++) {
            int task = recording.log().task(position - 1);
            List<Call> open = recording.callStack(position, task);
            long before = steps.backOut(position);
            assertThat(before).isLessThan(position);
            if (open.isEmpty()) {
                assertThat(before == 0 || recording.log().isBegin(before)).isTrue();
            } else {
                assertThat(before).isEqualTo(open.getLast().entry());
                assertThat(recording.callStack(before, task)).extracting(Call::entry)
                    .isEqualTo(open.subList(0, open.size() - 1).stream().map(Call::entry).toList());
            }
        }
    }

    @Test
    void backOutOfAFaultLeadsToTheStoreThatTrapped() {
        SmallStory story = new SmallStory();
        Steps steps = story.recording().steps();
        long fault = steps.backOut(steps.backOut(story.unprotect + 1));
        assertThat(fault).isEqualTo(story.trap + 1);
        assertThat(story.log.isEnter(fault)).isTrue();
        assertThat(story.log.isBegin(steps.backOut(steps.backOut(fault)))).isTrue();
        assertThat(steps.backOut(0)).isZero();
    }

    @Test
    void theEndsStayWhereTheyAre() {
        Recording recording = new RandomLog(9, 200).recording();
        for (Granularity granularity : Granularity.values()) {
            assertThat(recording.steps().next(recording.size(), granularity)).isEqualTo(recording.size());
            assertThat(recording.steps().previous(0, granularity)).isZero();
        }
    }

    @Test
    void anEmptyRecordingHasOneStop() {
        Recording recording = new RandomLog(9, 0).recording();
        for (Granularity granularity : Granularity.values()) {
            assertThat(recording.steps().stops(granularity).count()).isEqualTo(1);
            assertThat(recording.steps().next(0, granularity)).isZero();
        }
        assertThat(recording.steps().into(0)).isZero();
        assertThat(recording.steps().over(0)).isZero();
        assertThat(recording.steps().out(0)).isZero();
        assertThat(recording.steps().backInto(0)).isZero();
        assertThat(recording.steps().backOut(0)).isZero();
    }

    private static List<Long> positions(Stops stops) {
        List<Long> positions = new ArrayList<>();
        for (long number = 0; number < stops.count(); number++) {
            positions.add(stops.at(number));
        }
        return positions;
    }
}
