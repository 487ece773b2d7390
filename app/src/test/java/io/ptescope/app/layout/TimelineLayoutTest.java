package io.ptescope.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimelineLayoutTest {
    private static final Size SIZE = new Size(1000, 130);

    @Test
    void barsLieBetweenTheirPositions() {
        Figure figure = TimelineLayout.layout(timeline(300, 150), Vocabulary.ENGLISH, SIZE);
        Rect bar = figure.find(new BoxId.PathSpan(0, 20)).orElseThrow().bounds();
        TimeScale scale = TimeScale.of(timeline(300, 150), SIZE);
        assertThat(bar.x()).isEqualTo(scale.x(20));
        assertThat(bar.right()).isEqualTo(scale.x(60));
    }

    @Test
    void draggingGoesToThePositionUnderThePointer() {
        TimeScale scale = TimeScale.of(timeline(300, 0), SIZE);
        for (long position : new long[] {0, 1, 150, 299, 300}) {
            assertThat(scale.position(scale.x(position))).isEqualTo(position);
        }
        assertThat(scale.position(-50)).isZero();
        assertThat(scale.position(5000)).isEqualTo(300);
    }

    @Test
    void namesOfMarksNeverTouch() {
        List<Timeline.Mark> marks = new ArrayList<>();
        for (int i = 0; i <= 30; i++) {
            marks.add(new Timeline.Mark(i * 10L, "a rather long name " + i));
        }
        Timeline crowded = new Timeline(List.of(new Timeline.Lane("P0", List.of())), marks, List.of(), List.of(), 0,
            300, 0);
        List<Rect> names = TimelineLayout.layout(crowded, Vocabulary.ENGLISH, SIZE).boxes().stream()
            .filter(box -> box.id().key().startsWith("x-mark-name") || box.id() instanceof BoxId.TimeMark)
            .map(TimelineLayoutTest::ink).toList();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                assertThat(names.get(i).overlaps(names.get(j))).isFalse();
            }
        }
    }

    @Test
    void longRunHasNoMoreBoxesThanPixels() {
        List<Timeline.Span> spans = LongStream.range(0, 100_000)
            .mapToObj(i -> new Timeline.Span(i * 10, i * 10 + 8, SpanKind.READ_FAULT, "read fault")).toList();
        List<Timeline.Change> changes = LongStream.range(0, 100_000)
            .mapToObj(i -> new Timeline.Change(i * 10 + 3, 0)).toList();
        Timeline endless = new Timeline(List.of(new Timeline.Lane("P0", spans)), List.of(), List.of(), changes, 0,
            1_000_000, 5);
        assertThat(TimelineLayout.layout(endless, Vocabulary.ENGLISH, SIZE).boxes()).hasSizeLessThan(2500);
    }

    @Test
    void entriesThatChangeLeaveTicks() {
        assertThat(TimelineLayout.layout(timeline(300, 0), Vocabulary.ENGLISH, SIZE).boxes())
            .filteredOn(box -> box.look() instanceof Look.Tick).hasSize(2);
    }

    @Test
    void movingTheNeedleMakesWhatLayingOutAnewMakes() {
        Timeline start = timeline(300, 0);
        Figure figure = TimelineLayout.layout(start, Vocabulary.ENGLISH, SIZE);
        for (long position : new long[] {1, 150, 300, 7}) {
            figure = TimelineLayout.moved(figure, start.at(position), Vocabulary.ENGLISH);
            assertThat(figure).isEqualTo(TimelineLayout.layout(start.at(position), Vocabulary.ENGLISH, SIZE));
        }
    }

    @Test
    void emptyRunStillHasANeedle() {
        Timeline empty = new Timeline(List.of(), List.of(), List.of(), List.of(), 0, 0, 0);
        assertThat(TimelineLayout.layout(empty, Vocabulary.ENGLISH, SIZE).find(new BoxId.Playhead())).isPresent();
    }

    private static Rect ink(Box box) {
        if (box.look() instanceof Look.Text text) {
            double width = text.style().width(text.text());
            Rect r = box.bounds();
            return text.anchor() == Anchor.END ? new Rect(r.right() - width, r.y() + 3, width, 9)
                : new Rect(r.x(), r.y() + 3, width, 9);
        }
        return box.bounds();
    }

    private static Timeline timeline(long to, long position) {
        return new Timeline(List.of(new Timeline.Lane("P0", List.of(new Timeline.Span(20, 60, SpanKind.MAP, "mmap")))),
            List.of(new Timeline.Mark(60, "mapped")), List.of(0L, 100L),
            List.of(new Timeline.Change(30, 0), new Timeline.Change(150, 0)), 0, to, position);
    }
}
