package io.ptescope.app.view.pane;

import io.ptescope.app.panel.NetModel;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Story;
import io.ptescope.app.view.work.Work;
import io.ptescope.model.recording.Difference;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What differs between two moments of a run: at once if they are near each other, else worked out beside the window.
/// The last answer is kept, because whoever steps on asks for it again.
public final class NetChanges implements NetModel.Differing {
    /// Events that are looked at on the window's thread at most: a step of a debugger has fewer.
    static final long NEAR = 1L << 12;

    private final Work.Kind kind;
    private final Supplier<Work> work;
    private final Runnable found;
    private @Nullable Stretch wanted;
    private Optional<List<Difference>> answer = Optional.empty();

    private record Stretch(Story story, long from, long to) {}

    /// Answers by work of `kind`; `found` hears of one that was not there at once.
    public NetChanges(Work.Kind kind, Supplier<Work> work, Runnable found) {
        this.kind = kind;
        this.work = work;
        this.found = found;
    }

    @Override
    public Optional<List<Difference>> between(Frame frame, long from, long to) {
        Stretch asked = new Stretch(frame.story(), from, to);
        if (!asked.equals(wanted)) {
            wanted = asked;
            answer = Optional.empty();
            if (to - from <= NEAR) {
                work.get().cancel(kind);
                answer = Optional.of(frame.recording().differences(from, to));
            } else {
                look(asked);
            }
        }
        return answer;
    }

    private void look(Stretch asked) {
        long all = asked.to() - asked.from();
        work.get().start(kind, steering -> asked.story().recording().differences(asked.from(), asked.to(),
            done -> steering.at(done, all)), differences -> {
                answer = Optional.of(differences);
                found.run();
            });
    }
}
