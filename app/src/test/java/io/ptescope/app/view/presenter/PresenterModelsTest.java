package io.ptescope.app.view.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Point;
import io.ptescope.app.quiz.Question;
import io.ptescope.app.session.Session;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Run;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresenterModelsTest {
    private static final String LESSON = """
        kernel  2.6.19
        file    F ext2 pages=4
        mmap    A F shared rw pages=4
        read    A 1
        mark    "read"   # ask who maps it
        ask     A[1]
        write   A 1 7
        write   A 1 8
        write   A 1 9
        """;

    private final Session session = new Session();

    @BeforeEach
    void open() throws ScenarioException {
        session.open(Story.of(Run.of(ScenarioParser.parse("three.scn", LESSON), KernelVersion.V2_6_19)));
        session.stepBy(Granularity.OPERATION);
    }

    @Test
    void clickGoesToMarksQuestionsAndAnswersAndThenStepByStep() {
        Course course = new Course(session.frame().story());
        session.seek(course.next(session.frame()));
        assertThat(session.frame().marks()).containsExactly("read");
        session.seek(course.next(session.frame()));
        assertThat(session.frame().operation()).isEqualTo(2);
        session.seek(course.next(session.frame()));
        assertThat(session.frame().operation()).as("nothing more is told: a step").isEqualTo(3);
        session.seek(course.back(session.frame()));
        assertThat(session.frame().operation()).isEqualTo(2);
        session.seek(course.back(session.frame()));
        assertThat(session.frame().marks()).containsExactly("read");
        session.seek(course.back(session.frame()));
        assertThat(session.frame().isAtStart()).isTrue();
        assertThat(course.back(session.frame())).isZero();
    }

    @Test
    void notesAreTheCommentsBelowTheOperationAndTheAnswerToCome() {
        Course course = new Course(session.frame().story());
        session.next();
        session.next();
        Notes notes = Notes.at(session.frame(), course, new Messages());
        assertThat(notes.words()).containsExactly("ask who maps it");
        assertThat(notes.coming().flatMap(Question::entry).orElseThrow().after().isDirty()).isTrue();
        assertThat(notes.next().orElseThrow().operation()).isEqualTo(2);
        session.toEnd();
        assertThat(Notes.at(session.frame(), course, new Messages()).next()).isEmpty();
        assertThat(Notes.at(session.frame(), course, new Messages()).coming()).isEmpty();
    }

    @Test
    void clockCountsMinutesAndFromAnHourOnHours() {
        assertThat(Notes.clock(0)).isEqualTo("00:00");
        assertThat(Notes.clock(725_000_000_000L)).isEqualTo("12:05");
        assertThat(Notes.clock(3_725_000_000_000L)).isEqualTo("1:02:05");
    }

    @Test
    void lensKeepsThePointUnderThePointerAndMovesOnlyIfItMay() {
        Lens in = Lens.whole().toggled(new Point(100, 50), 0, true);
        Lens.View seen = in.at(0);
        assertThat(seen.x() + 100 / seen.scale()).isEqualTo(100);
        assertThat(in.moves(0)).isFalse();
        Lens moving = Lens.whole().toggled(new Point(100, 50), 0, false);
        assertThat(moving.moves(1_000_000)).isTrue();
        assertThat(moving.at(0).scale()).isEqualTo(1);
        assertThat(moving.at(125_000_000).scale()).isBetween(1.0, Lens.POWER);
        assertThat(moving.at(250_000_000).scale()).isEqualTo(Lens.POWER);
        assertThat(moving.toggled(new Point(0, 0), 300_000_000, true).at(0)).isEqualTo(Lens.View.WHOLE);
    }

    @Test
    void drawingBelongsToItsMoment() {
        Drawing drawing = new Drawing();
        drawing.begin(7, new Point(0.1, 0.1));
        drawing.on(7, new Point(0.2, 0.2));
        drawing.begin(7, new Point(0.5, 0.5));
        assertThat(drawing.of(7)).hasSize(2);
        assertThat(drawing.of(8)).isEmpty();
        drawing.undo(7);
        assertThat(drawing.of(7)).singleElement().asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
        drawing.clear(7);
        drawing.undo(7);
        assertThat(drawing.of(7)).isEmpty();
    }

    @Test
    void votesAreNumbersAndNeverBelowNone() {
        Votes votes = new Votes();
        votes.add(3, 0, 2);
        votes.add(3, 1, -1);
        assertThat(votes.of(3)).containsExactly(2, 0, 0, 0);
        assertThat(votes.of(4)).containsExactly(0, 0, 0, 0);
    }
}
