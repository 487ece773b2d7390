package io.ptescope.app.view.presenter;

import io.ptescope.app.quiz.Question;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.run.Asked;
import io.ptescope.model.scenario.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the lecturer is told at a moment, and the room is not.
///
/// @param words  the comments of the workload at this place, a line each
/// @param next   the moment to which the next click leads; none at the end
/// @param coming the question that stands now or comes next; none if the lesson asks no more
public record Notes(List<String> words, Optional<Frame> next, Optional<Question> coming) {
    /// Copies the list.
    public Notes {
        words = List.copyOf(words);
    }

    /// The notes at `frame`, on the way that `course` leads; they name things in the language of `messages`.
    public static Notes at(Frame frame, Course course, Messages messages) {
        long next = course.next(frame);
        return new Notes(words(frame),
            next == frame.position() ? Optional.empty() : Optional.of(frame.still(next)),
            coming(frame, messages));
    }

    /// How much time has passed, as `12:05` or `1:02:05`.
    public static String clock(long nanos) {
        long seconds = Math.max(0, nanos / 1_000_000_000L);
        String minutes = "%02d:%02d".formatted(seconds / 60 % 60, seconds % 60);
        return seconds < 3600 ? minutes : seconds / 3600 + ":" + minutes;
    }

    private static Optional<Question> coming(Frame frame, Messages messages) {
        return frame.story().run().stream().flatMap(run -> run.asks().stream()).map(Asked::position)
            .filter(position -> position >= frame.position()).findFirst()
            .flatMap(position -> Question.of(frame.still(position), messages));
    }

    /// What is commented on the line of the last operation and below it, up to the next operation.
    private static List<String> words(Frame frame) {
        Optional<Run> run = frame.story().run();
        if (run.isEmpty()) {
            return List.of();
        }
        Scenario scenario = run.get().scenario();
        List<String> words = new ArrayList<>();
        int operation = -1;
        for (Line line : scenario.lines()) {
            operation += line.statement() instanceof Statement.Act || line.statement() instanceof Statement.LaneAct
                ? 1 : 0;
            if (operation == frame.operation() && !line.comment().isEmpty()) {
                words.add(line.comment());
            }
        }
        return words;
    }
}
