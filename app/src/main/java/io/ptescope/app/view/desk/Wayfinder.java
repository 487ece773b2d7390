package io.ptescope.app.view.desk;

import io.ptescope.app.panel.InspectorModel;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Search;
import io.ptescope.app.session.Selection;
import io.ptescope.app.session.Session;
import io.ptescope.app.view.work.Work;
import io.ptescope.model.recording.Call;
import java.util.List;
import java.util.function.Supplier;

/// Finds the way to a place of the run that is shown: what has to be searched for is searched beside the window. Where
/// nothing is selected, it means what the inspector follows.
public final class Wayfinder {
    private final Session session;
    private final Supplier<Work> work;
    private final WhyWalk why;

    /// One for `session`, which searches in `work`.
    Wayfinder(Session session, Supplier<Work> work) {
        this.session = session;
        this.work = work;
        why = new WhyWalk(session, work);
    }

    /// To the next mark or breakpoint in the direction of time or against it, else to the end or the start; unless
    /// somebody has gone elsewhere until it is found.
    public void run(boolean forward) {
        Search search = session.search();
        find(forward ? search::forward : search::back);
    }

    private void find(Found search) {
        Frame from = session.frame();
        work.get().start(Work.Kind.SEARCH, steering -> search.from(from.position(), steering::at), found -> {
            if (session.frame().story() == from.story() && session.frame().position() == from.position()) {
                session.seek(found);
            }
        });
    }

    /// A search from a position.
    private interface Found {
        long from(long position, Search.Watch watch);
    }

    /// Selects what the inspector follows, if nothing is selected.
    private void adoptFollowed() {
        Frame frame = session.frame();
        if (frame.selection() instanceof Selection.None) {
            InspectorModel.followed(frame)
                .ifPresent(place -> session.select(new Selection.Pte(place.mm(), place.address())));
        }
    }

    /// Goes to where a task next reaches the line with this site; from the end on, to the first time. Unless somebody
    /// has gone elsewhere until it is found.
    public void toLine(int site) {
        Search search = session.search();
        find((from, watch) -> search.reaching(site, from, watch));
    }

    /// Sets or takes away the breakpoint on what is selected: an entry, a page, a line. With nothing selected it is the
    /// line at which the task stands, or in user space the entry that changed last.
    public void breakHere() {
        Frame frame = session.frame();
        List<Call> stack = frame.callStack();
        if (frame.selection() instanceof Selection.None && !stack.isEmpty() && stack.getLast().site() != 0) {
            session.toggle(new Breakpoint.Line(stack.getLast().site()));
            return;
        }
        adoptFollowed();
        Breakpoint.on(session.frame().selection(), frame.machine()).ifPresent(session::toggle);
    }

    /// To the last change of what is selected, or followed.
    public void toLastChange() {
        adoptFollowed();
        session.toLastChange();
    }

    /// To the next change of what is selected, or followed.
    public void toNextChange() {
        adoptFollowed();
        session.toNextChange();
    }

    /// One link further back in why what is selected, or followed, is as it is; see [WhyWalk].
    public void why() {
        adoptFollowed();
        why.step();
    }
}
