package io.ptescope.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CounterpartsTest {
    @Test
    void linesMoveWithThoseThatAreWrittenBeforeThem() {
        assertThat(counterparts("a b c d", "a x b c d")).containsExactly(0, 2, 3, 4);
        assertThat(counterparts("a b c d", "a c d")).containsExactly(0, -1, 1, 2);
        assertThat(counterparts("a b c", "b c x")).containsExactly(-1, 0, 1);
    }

    @Test
    void equallyManyLinesInThePlaceOfOthersAreThoseChanged() {
        assertThat(counterparts("a b c", "a x c")).containsExactly(0, 1, 2);
        assertThat(counterparts("a b c", "a x y c")).containsExactly(0, -1, 3);
        assertThat(counterparts("a b", "x y")).containsExactly(0, 1);
        assertThat(counterparts("a b", "a")).containsExactly(0, -1);
        assertThat(counterparts("", "a")).containsExactly();
    }

    @Test
    void whatIsOverCountsUpToTheLastLineThatIsInBoth() {
        Counterparts counterparts = Counterparts.of(List.of("a", "b", "c"), List.of("x", "a", "c"));
        assertThat(counterparts.over(0)).isZero();
        assertThat(counterparts.over(1)).isEqualTo(2);
        assertThat(counterparts.over(2)).isEqualTo(2);
        assertThat(counterparts.over(3)).isEqualTo(3);
    }

    private static List<Integer> counterparts(String from, String to) {
        List<String> froms = words(from);
        Counterparts found = Counterparts.of(froms, words(to));
        return IntStream.range(0, froms.size()).mapToObj(found::of).toList();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
