package io.ptescope.app.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PredictionTest {
    private static final String LESSON = """
        title   Three accesses
        kernel  2.6.19
        file    F ext2 pages=4
        mmap    A F shared rw pages=4
        read    A 1
        write   A 1 7
        write   A 1 8
        ask     A[2]
        read    A 2
        """;

    private final Session session = new Session();
    private final List<Score> told = new ArrayList<>();
    private final Prediction prediction = new Prediction(new Messages(), Score.NONE, told::add);

    @BeforeEach
    void beforeTheFirstLoad() throws ScenarioException {
        session.open(Story.of(Run.of(ScenarioParser.parse("three.scn", LESSON), KernelVersion.V2_6_19)));
        session.stepBy(Granularity.OPERATION);
        session.next();
        follow();
    }

    @Test
    void stepThatMakesAnEntryIsAskedFor() {
        Question question = prediction.question().orElseThrow();
        assertThat(question.name()).isEqualTo("A[1]");
        assertThat(question.entry().orElseThrow().before().isNone()).isTrue();
        assertThat(Guess.of(question.entry().orElseThrow().after()).bits())
            .isEqualTo(Set.of(PteBit.PRESENT, PteBit.ACCESSED));
        assertThat(pick(Subject.ACCESS).truth()).isEqualTo(Pick.FAULT);
        assertThat(question.picks()).as("the page stays clean").noneMatch(pick -> pick.subject() == Subject.PAGE);
    }

    @Test
    void rightAnswerIsToldAndCounted() {
        prediction.answer(guess().turned(PteBit.PRESENT).turned(PteBit.ACCESSED).picking(Subject.ACCESS, Pick.FAULT));
        next();
        assertThat(prediction.judgement().orElseThrow().isRight()).isTrue();
        assertThat(prediction.judgement().orElseThrow().lines()).hasSize(5);
        assertThat(prediction.score()).isEqualTo(new Score(1, 1));
        assertThat(told).containsExactly(new Score(1, 1));
    }

    @Test
    void pathPageAndListAreAskedWhereTheStepChangesThem() {
        next();
        assertThat(pick(Subject.PATH).truth()).isEqualTo("do_wp_page");
        assertThat(pick(Subject.PATH).options()).contains("do_no_page").hasSizeLessThanOrEqualTo(4);
        assertThat(pick(Subject.PAGE).truth()).isEqualTo(Pick.DIRTY);
        assertThat(pick(Subject.LIST).truth()).isEqualTo("dirty");
        prediction.answer(guess().picking(Subject.PATH, "do_no_page").picking(Subject.LIST, "dirty"));
        next();
        Judgement judgement = prediction.judgement().orElseThrow();
        assertThat(judgement.lines()).filteredOn(line -> line instanceof Judgement.Line.OfPick)
            .extracting(Judgement.Line::isRight).containsExactly(false, true);
    }

    @Test
    void lessonAsksForAPageOfAFile() throws ScenarioException {
        session.open(Story.of(Run.of(ScenarioParser.parse("page.scn", """
            kernel  2.6.19
            file    F ext2 pages=4
            mmap    A F shared rw pages=4
            write   A 1 7
            ask     F[1] "What will fsync leave?"
            fsync   F
            """), KernelVersion.V2_6_19)));
        next();
        next();
        Question question = prediction.question().orElseThrow();
        assertThat(question.entry()).isEmpty();
        assertThat(question.words()).isEqualTo("What will fsync leave?");
        assertThat(pick(Subject.PAGE).truth()).isEqualTo(Pick.CLEAN);
        assertThat(pick(Subject.PAGE).because()).isPositive();
        assertThat(Choices.of(question).truth()).isEqualTo(1);
        prediction.answer(Guess.open().picking(Subject.PAGE, Pick.DIRTY));
        next();
        assertThat(prediction.judgement().orElseThrow().isRight()).isFalse();
    }

    @Test
    void signalIsAskedForByName() throws ScenarioException {
        session.open(Story.of(Run.of(ScenarioParser.parse("bus.scn", """
            kernel  2.6.19
            file    F ext2 pages=1
            mmap    A F shared rw pages=2
            ask     A[1]
            read    A 1
            """), KernelVersion.V2_6_19)));
        next();
        assertThat(pick(Subject.ACCESS).truth()).isEqualTo("SIGBUS");
        assertThat(pick(Subject.ACCESS).options()).contains("SIGSEGV", Pick.FAULT, Pick.NOTHING);
    }

    @Test
    void roomHasFourAnswersOfWhichOneIsTrue() {
        next();
        Choices choices = Choices.of(prediction.question().orElseThrow());
        assertThat(choices.size()).isEqualTo(4);
        assertThat(choices.entries()).doesNotHaveDuplicates();
        assertThat(choices.entries().get(choices.truth()).bits()).contains(PteBit.DIRTY, PteBit.RW);
    }

    @Test
    void wrongBitIsToldBesideTheRightOnes() {
        prediction.answer(guess().turned(PteBit.PRESENT).turned(PteBit.ACCESSED).turned(PteBit.RW));
        next();
        Judgement judgement = prediction.judgement().orElseThrow();
        assertThat(judgement.lines()).filteredOn(line -> !line.isRight())
            .containsExactly(new Judgement.Line.OfBit(PteBit.RW, true, false));
        assertThat(prediction.score()).isEqualTo(new Score(0, 1));
    }

    @Test
    void questionWithoutAnAnswerCountsForNothing() {
        next();
        assertThat(prediction.judgement()).isEmpty();
        assertThat(prediction.score()).isEqualTo(Score.NONE);
        assertThat(prediction.question().orElseThrow().name()).isEqualTo("A[1]");
    }

    @Test
    void answerThatIsTakenBackCountsForNothing() {
        prediction.answer(guess().turned(PteBit.RW));
        prediction.skip();
        next();
        assertThat(prediction.judgement()).isEmpty();
    }

    @Test
    void stepThatChangesNoEntryIsNotAskedForUnlessTheLessonAsks() {
        next();
        next();
        assertThat(prediction.question()).isEmpty();
        next();
        assertThat(prediction.question().orElseThrow().name()).isEqualTo("A[2]");
    }

    @Test
    void momentCountsOnceHoweverOftenItIsPassed() {
        prediction.answer(guess().turned(PteBit.RW));
        next();
        session.back();
        follow();
        assertThat(prediction.judgement()).isEmpty();
        prediction.answer(guess().turned(PteBit.PRESENT));
        next();
        assertThat(prediction.judgement()).isPresent();
        assertThat(prediction.score()).isEqualTo(new Score(0, 1));
    }

    @Test
    void lookingAtTheSameMomentAgainKeepsTheAnswer() {
        Guess guess = guess().turned(PteBit.DIRTY);
        prediction.answer(guess);
        follow();
        assertThat(prediction.guess()).contains(guess);
    }

    @Test
    void answerWaitsWhileTheLearnerLooksInsideTheAskedOperation() {
        next();
        next();
        next();
        session.stepBy(Granularity.EVENT);
        follow();
        prediction.answer(guess().turned(PteBit.PRESENT).turned(PteBit.ACCESSED));
        next();
        assertThat(prediction.judgement()).isEmpty();
        session.stepBy(Granularity.OPERATION);
        next();
        assertThat(prediction.judgement().orElseThrow().isRight()).isTrue();
    }

    @Test
    void resetCountsFromNothing() {
        prediction.answer(guess());
        next();
        prediction.reset();
        assertThat(prediction.score()).isEqualTo(Score.NONE);
        assertThat(told).endsWith(Score.NONE);
    }

    @Test
    void entryWithABitIsNotEmptyAndAnEmptyOneHasNoBits() {
        Guess guess = Guess.open();
        assertThat(guess.turned(PteBit.RW).none()).isFalse();
        assertThat(guess.turned(PteBit.RW).empty(true).bits()).isEmpty();
    }

    @Test
    void scoreIsReadAsItIsWritten() {
        assertThat(Score.parse(new Score(3, 5).text())).isEqualTo(new Score(3, 5));
        assertThat(Score.parse("many")).isEqualTo(Score.NONE);
    }

    private Guess guess() {
        return Guess.of(prediction.question().orElseThrow().entry().orElseThrow().before());
    }

    private Pick pick(Subject subject) {
        return prediction.question().orElseThrow().picks().stream().filter(pick -> pick.subject() == subject)
            .findFirst().orElseThrow();
    }

    private void next() {
        session.next();
        follow();
    }

    private void follow() {
        Frame frame = session.frame();
        prediction.follow(frame);
    }
}
