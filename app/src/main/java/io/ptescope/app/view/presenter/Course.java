package io.ptescope.app.view.presenter;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Story;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.recording.Steps;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Where a clicker leads: from one moment that the lesson tells of to the next. Those are the marks, the sentences,
/// the questions and their answers. Where a lesson tells nothing more, a click is a step, so that it always leads on.
public final class Course {
    private final Story story;
    private final NavigableSet<Long> moments = new TreeSet<>();

    /// The course of `story`.
    public Course(Story story) {
        this.story = story;
        moments.addAll(story.marks().keySet());
        moments.addAll(story.sayings().keySet());
        story.run().ifPresent(run -> run.asks().forEach(ask -> {
            moments.add(ask.position());
            moments.add(steps().next(ask.position(), Granularity.OPERATION));
        }));
    }

    /// The story that it leads through.
    public Story story() {
        return story;
    }

    /// The position behind one click forward from `frame`; at the end, the end.
    public long next(Frame frame) {
        Long moment = moments.higher(frame.position());
        return moment != null ? moment : steps().next(frame.position(), frame.granularity());
    }

    /// The position behind one click back from `frame`; at the start, the start.
    public long back(Frame frame) {
        Long moment = moments.lower(frame.position());
        long told = moment != null ? moment : 0;
        boolean isBehindAll = moments.isEmpty() || frame.position() > moments.last();
        return isBehindAll ? Math.max(told, steps().previous(frame.position(), frame.granularity())) : told;
    }

    private Steps steps() {
        return story.recording().steps();
    }
}
