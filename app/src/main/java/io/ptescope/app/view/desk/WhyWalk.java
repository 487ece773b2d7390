package io.ptescope.app.view.desk;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.view.work.Work;
import io.ptescope.model.recording.Cell;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.recording.Why.Kind;
import io.ptescope.model.recording.Why;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Answers "why?" again and again: first where the selected thing got its value, then the trap that this answers, then
/// the change that made the access trap, and so on, each time one link further back. The links are looked for beside
/// the window, because the trap may lie anywhere before; what is found is dropped if somebody has gone elsewhere.
final class WhyWalk {
    private final Session session;
    private final Supplier<Work> work;
    private List<Why.Link> chain = List.of();
    private int link;
    private long stoodAt = -1;

    WhyWalk(Session session, Supplier<Work> work) {
        this.session = session;
        this.work = work;
    }

    /// Goes one link further back. Starts anew when the session has been moved by anything else.
    void step() {
        Frame frame = session.frame();
        if (frame.position() == stoodAt && link < chain.size()) {
            go();
            return;
        }
        subject(frame).ifPresent(subject -> work.get().start(Work.Kind.SEARCH,
            steering -> worthShowing(frame.recording().why(subject)), links -> {
                if (session.frame().story() == frame.story() && session.frame().position() == frame.position()) {
                    chain = links;
                    link = chain.getFirst().event() + 1 == frame.position() ? 1 : 0;
                    go();
                }
            }));
    }

    private void go() {
        if (link < chain.size()) {
            session.seek(chain.get(link).event() + 1);
            link++;
            stoodAt = session.frame().position();
        }
    }

    /// The last event that changed the selected thing.
    private OptionalLong subject(Frame frame) {
        Recording recording = frame.recording();
        return session.cells().stream().mapToLong((Cell cell) -> recording.lastChange(cell, frame.position()))
            .filter(event -> event >= 0).max();
    }

    private static List<Why.Link> worthShowing(List<Why.Link> links) {
        return links.stream().filter(link -> link.kind() != Kind.CALL).toList();
    }
}
