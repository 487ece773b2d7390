package io.ptescope.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.event.Event;
import io.ptescope.model.listing.Listings;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.library.Bundled;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import io.ptescope.model.state.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private final Sentences sentences = new Sentences(new Messages(), Listings.bundled());

    @Test
    void lessonSpeaksWhereItHasSomethingToSay() throws ScenarioException {
        Run run = first();
        run.sayings().forEach((position, said) ->
            assertThat(sentence(run, position, Granularity.OPERATION, run.sayings())).isEqualTo(said));
    }

    @Test
    void stepOfAnOperationSaysWhatBecameOfTheEntry() throws ScenarioException {
        Run run = first();
        long firstStore = run.recording().end(2) + 1;
        assertThat(sentence(run, firstStore, Granularity.OPERATION, Map.of()))
            .isEqualTo("Entry A[3] becomes writable and dirty.");
    }

    @Test
    void fsyncProtectsTheEntryAndMapsNothingAnew() throws ScenarioException {
        Run run = first();
        assertThat(sentence(run, run.recording().end(4) + 1, Granularity.OPERATION, Map.of())).isEqualTo(
            "Entry A[3] becomes read-only and clean. page_mkclean_one protected it for writeback: the next store "
                + "faults.");
    }

    @Test
    void signalIsSaidWithItsReason() throws ScenarioException {
        Scenario scenario = ScenarioParser.parse("signals.scn", """
            title   signals
            kernel  6.18
            file    F ext4 pages=4
            mmap    A F shared rw pages=6
            mmap    B F shared r pages=4
            write   A 9 3
            write   B 1 3
            write   A 5 3
            """);
        Run run = Run.of(scenario, RunKernel.defaultOf(scenario).orElseThrow());
        assertThat(sentence(run, run.recording().end(2) + 1, Granularity.OPERATION, Map.of()))
            .startsWith("P0 gets SIGSEGV at 0x").endsWith(": there is no area. The workload goes on.");
        assertThat(sentence(run, run.recording().end(3) + 1, Granularity.OPERATION, Map.of())).isEqualTo(
            "P0 gets SIGSEGV at B[1]: the area does not allow this access. The workload goes on.");
        assertThat(sentence(run, run.recording().end(4) + 1, Granularity.OPERATION, Map.of())).isEqualTo(
            "P0 gets SIGBUS at A[5]: that is beyond the end of the file.");
    }

    @Test
    void beginningInvitesToTheFirstStep() throws ScenarioException {
        assertThat(sentence(first(), 0, Granularity.EVENT, Map.of())).contains("Next");
    }

    @Test
    void directAccessMakesEntriesOfTwoMebibytesAndCachesNoPage() throws ScenarioException {
        Scenario scenario = ScenarioParser.parse("huge.scn", """
            title   huge
            kernel  6.18
            file    F dax-2m pages=512
            mmap    A F shared rw pages=512
            read    A 1
            madvise A 10 5 dontneed
            """);
        Run run = Run.of(scenario, RunKernel.defaultOf(scenario).orElseThrow());
        List<String> said = new ArrayList<>();
        for (long event = 0; event < run.recording().size(); event++) {
            if (run.recording().log().changes(event, Field.TABLE_ENTRY)
                || run.recording().log().changes(event, Field.MAPPING_ENTRY)) {
                said.add(new EventWords(new Messages(), run.recording().machineAt(event + 1), run.taskNames())
                    .of(run.recording().log().event(event)));
            }
        }
        assertThat(said).anyMatch(words -> words.startsWith("Entry A[0] now maps frame "));
        assertThat(said).anyMatch(words -> words.startsWith("Entry A[0] is cleared"));
        assertThat(said).contains("The DAX entry of page 0 of F changes.")
            .noneMatch(words -> words.contains("in the page cache"));
    }

    @Test
    void everyMomentOfEveryLessonHasAShortSentence() throws ScenarioException {
        for (Bundled lesson : new Library().lessons()) {
            Run run = run(lesson);
            Cursor cursor = run.recording().cursor();
            for (long position = 0; position <= run.recording().size(); position++) {
                cursor.seek(position);
                String sentence = sentences.of(new Sentences.Moment(run.recording(), cursor.machine(), position,
                    Granularity.EVENT, run.sayings(), run.kernel().patches(), run.taskNames()));
                assertThat(sentence).as(lesson.id() + " at " + position).isNotBlank().hasSizeLessThan(170)
                    .matches("(?s).*[.?!]$").doesNotContain("{").doesNotContain("null");
            }
        }
    }

    @Test
    void numberOfAFrameIsNeverCalledThatOfAPage() throws ScenarioException {
        Run run = first();
        Cursor cursor = run.recording().cursor();
        for (long event = 0; event < run.recording().size(); event++) {
            if (run.recording().log().event(event) instanceof Event.Change change
                && change.field().name().startsWith("PAGE_")) {
                cursor.seek(event + 1);
                assertThat(new EventWords(new Messages(), cursor.machine(), run.taskNames()).of(change))
                    .containsIgnoringCase("frame ").doesNotContainIgnoringCase("page " + Namer.frame(change.object()));
            }
        }
    }

    @Test
    void everyMomentHasWordsOfItsOwnWithoutListingAndLesson() throws ScenarioException {
        for (Bundled lesson : new Library().lessons()) {
            Run run = run(lesson);
            Cursor cursor = run.recording().cursor();
            for (long event = 0; event < run.recording().size(); event++) {
                cursor.seek(event + 1);
                String words = new EventWords(new Messages(), cursor.machine(), run.taskNames())
                    .of(run.recording().log().event(event));
                assertThat(words).as(lesson.id() + " at " + event).isNotBlank().endsWith(".").doesNotContain("{")
                    .doesNotContainPattern("\\b1 (references|entries|pages|minor faults|major faults)");
            }
        }
    }

    private String sentence(Run run, long position, Granularity granularity, Map<Long, String> sayings) {
        return sentences.of(new Sentences.Moment(run.recording(), run.recording().machineAt(position), position,
            granularity, sayings, run.kernel().patches(), run.taskNames()));
    }

    private static Run first() throws ScenarioException {
        return run(new Library().first());
    }

    private static Run run(Bundled lesson) throws ScenarioException {
        return Run.of(lesson.scenario(), RunKernel.defaultOf(lesson.scenario()).orElseThrow());
    }
}
