package io.ptescope.model.sched;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ReplayTest {
    @Property(tries = 300, seed = "2619")
    void recordedTurnsGiveTheSameRunAgain(
        @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 12) Integer> lengths, @ForAll long seed) {
        Bench first = lanes(lengths);
        Ran ran = first.run(byChance(seed));

        Bench again = lanes(lengths);
        Ran replayed = again.run(ran.taken());

        assertThat(again.seen()).isEqualTo(first.seen());
        assertThat(again.switches()).isEqualTo(first.switches());
        assertThat(replayed).isEqualTo(ran);
    }

    @Property(tries = 300, seed = "2619")
    void anyTurnsGiveTheSameOrderTwice(
        @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 12) Integer> lengths,
        @ForAll @Size(max = 20) List<@IntRange(max = 5) Integer> lanes, @ForAll @IntRange(min = 1, max = 7) int most) {
        List<Turn> turns = new ArrayList<>();
        lanes.forEach(lane -> turns.add(new Turn(lane, 1 + turns.size() % most)));
        Schedule schedule = new Schedule(turns);

        Bench first = lanes(lengths);
        Ran ran = first.run(schedule);
        Bench again = lanes(lengths);

        assertThat(again.run(schedule)).isEqualTo(ran);
        assertThat(again.seen()).isEqualTo(first.seen());
        assertThat(ran.complete()).isTrue();
    }

    @Example
    void aLongRunIsReplayedToo() {
        Bench first = lanes(List.of(5_000, 5_000));
        Ran ran = first.run(byChance(1));
        Bench again = lanes(List.of(5_000, 5_000));

        again.run(ran.taken());

        assertThat(again.seen()).isEqualTo(first.seen());
    }

    /// Lanes with steps, each of which takes and releases one lock that all share, on every third step.
    private static Bench lanes(List<Integer> lengths) {
        Bench bench = new Bench();
        int[] owner = {-1};
        for (int lane = 0; lane < lengths.size(); lane++) {
            int me = lane;
            bench.body("t" + me, () -> {
                for (int i = 0; i < lengths.get(me); i++) {
                    bench.step();
                    if (i % 3 == 0) {
                        bench.waitUntil(() -> owner[0] == -1);
                        assertThat(owner[0]).isEqualTo(-1);
                        owner[0] = me;
                        bench.step();
                        owner[0] = -1;
                    }
                    bench.say(me + "." + i);
                }
            });
        }
        return bench;
    }

    private static Choice byChance(long seed) {
        Random random = new Random(seed);
        return point -> {
            long mask = point.runnable();
            for (int skip = random.nextInt(Long.bitCount(mask)); skip > 0; skip--) {
                mask &= mask - 1;
            }
            return Long.numberOfTrailingZeros(mask);
        };
    }
}
