package io.ptescope.app.view;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.panel.InspectorModel;
import io.ptescope.app.session.Branch;
import io.ptescope.app.session.Branches;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Search;
import io.ptescope.app.session.Selection;
import io.ptescope.app.session.Session;
import io.ptescope.app.session.Story;
import io.ptescope.app.store.SavedSession;
import io.ptescope.app.text.Namer;
import io.ptescope.model.event.Edit;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.recording.Call;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// What the window works on: the session, and where its lessons come from. Knows no controls.
final class Desk {
    private final Session session = new Session();
    private final ObjectProperty<Draft> draft;
    private Lessons lessons;
    private final WhyWalk why = new WhyWalk(session);
    private Work work = Work.atOnce();
    private Consumer<ScenarioException> refused = problem -> { };
    private Consumer<Runnable> leaving = Runnable::run;

    /// A desk with the first lesson on its default kernel.
    ///
    /// @throws ScenarioException if that lesson cannot run
    Desk(Lessons lessons) throws ScenarioException {
        this.lessons = lessons;
        String first = lessons.all().getFirst().lesson();
        draft = new SimpleObjectProperty<>(this, "draft", lessons.draft(first));
        Story story = lessons.load(first, lessons.kernels(first).getFirst());
        session.together(() -> {
            session.open(story);
            session.stepBy(Granularity.OPERATION);
        });
    }

    private Desk(Desk other) {
        lessons = other.lessons;
        draft = new SimpleObjectProperty<>(this, "draft", other.draft());
        Frame shown = other.session.frame();
        session.together(() -> {
            session.open(shown.branches(), shown.story());
            session.seek(shown.position());
            session.stepBy(shown.granularity());
            session.select(shown.selection());
            session.restore(shown.pins(), shown.breakpoints());
        });
    }

    /// Another desk that shows the same, for another window.
    Desk again() {
        return new Desk(this);
    }

    /// Who is told that a lesson cannot run on a kernel; the one that is loaded stays.
    void whenRefused(Consumer<ScenarioException> listener) {
        refused = listener;
    }

    /// Who is asked before what is written gives way to something else, if it is not saved; it gets what is to be done
    /// once that is settled.
    void whenLeaving(Consumer<Runnable> listener) {
        leaving = listener;
    }

    /// What is written. Not always what is loaded: a text with mistakes cannot be run.
    Draft draft() {
        return draft.get();
    }

    ReadOnlyObjectProperty<Draft> draftProperty() {
        return draft;
    }

    /// What is written has changed, or where it is saved.
    void write(Draft now) {
        draft.set(now);
    }

    /// Does `next`, by which something else is written from then on, once nothing can be lost by it.
    void leave(Runnable next) {
        if (draft().isUnsaved()) {
            leaving.accept(next);
        } else {
            next.run();
        }
    }

    /// Shows a run of what is written at the corresponding place; `now` has its scenario.
    void show(Lessons now, Story story) {
        lessons = now;
        session.switchTo(story);
    }

    /// Opens what was saved, at the place where it was saved. What `draft` says is its workload. A condition that makes
    /// no sense in the run is left out.
    ///
    /// @throws ScenarioException if it cannot run; what is loaded stays
    void restore(SavedSession saved, Draft written) throws ScenarioException {
        Scenario scenario = ScenarioParser.parse(written.key(), written.text());
        Lessons more = lessons.with(scenario, written);
        Optional<Branch> open = saved.branches().current();
        RunKernel kernel = open.map(Branch::kernel).orElse(more.kernels(written.key()).getFirst());
        Story story = Story.of(written.key(), Run.of(scenario, kernel, open.map(Branch::edits).orElse(List.of())));
        Set<Breakpoint> stops = new LinkedHashSet<>(saved.breakpoints());
        story.run().ifPresent(run -> stops.addAll(Conditions.of(run, saved.conditions())));
        lessons = more;
        session.together(() -> {
            session.open(saved.branches(), story);
            session.stepBy(saved.granularity());
            session.select(saved.selection());
            session.restore(saved.pins(), stops);
        });
        draft.set(written);
    }

    /// Opens what somebody has written, at its start, on its default kernel.
    ///
    /// @throws ScenarioException if it cannot run; what is loaded stays
    void open(Draft written) throws ScenarioException {
        Scenario scenario = ScenarioParser.parse(written.key(), written.text());
        Lessons more = lessons.with(scenario, written);
        Story story = more.load(written.key(), more.kernels(written.key()).getFirst());
        lessons = more;
        session.together(() -> {
            session.select(Selection.NONE);
            session.open(story);
        });
        draft.set(written);
    }

    Session session() {
        return session;
    }

    Lessons lessons() {
        return lessons;
    }

    Story story() {
        return session.frame().story();
    }

    /// What is loaded; changes with the session's frame.
    ObservableValue<Story> storyProperty() {
        return session.frameProperty().map(Frame::story);
    }

    /// Opens another lesson, at its start, on its default kernel.
    void open(String lesson) {
        Draft written = lessons.draft(lesson);
        leave(() -> beside(lesson, lessons.kernels(lesson).getFirst(), next -> {
            session.together(() -> {
                session.select(Selection.NONE);
                session.open(next);
            });
            draft.set(written);
        }));
    }

    /// Runs the same lesson on another kernel and shows the corresponding place of it.
    void switchTo(RunKernel kernel) {
        String lesson = story().lesson();
        beside(lesson, kernel, next -> {
            if (story().lesson().equals(lesson)) {
                session.switchTo(next);
            }
        });
    }

    /// Runs a lesson beside the window, in the place of any other that still runs.
    private void beside(String lesson, RunKernel kernel, Consumer<Story> show) {
        Lessons source = lessons;
        work.start(Work.Kind.RUN, steering -> source.load(lesson, kernel), show, this::notDone);
    }

    private void notDone(Exception problem) {
        switch (problem) {
            case ScenarioException wrong -> refused.accept(wrong);
            case RuntimeException failure -> throw failure;
            default -> throw new IllegalStateException(problem);
        }
    }

    /// Lets `background` do what takes its time; without anybody it is done at once.
    Desk workingIn(Executor background) {
        work = Work.in(background);
        return this;
    }

    Work work() {
        return work;
    }

    /// To the next mark or breakpoint in the direction of time or against it, else to the end or the start; unless
    /// somebody has gone elsewhere until it is found.
    void run(boolean forward) {
        Frame from = session.frame();
        Search search = session.search();
        work.start(Work.Kind.SEARCH, steering -> forward ? search.forward(from.position(), steering::at)
            : search.back(from.position(), steering::at), found -> {
                if (session.frame().story() == from.story() && session.frame().position() == from.position()) {
                    session.seek(found);
                }
            }, this::notDone);
    }

    /// Runs the lesson anew up to here, changes the machine by hand, and goes on from there in a branch.
    void poke(List<Pokes.Change> changes) {
        Frame frame = session.frame();
        if (frame.story().kernel().isEmpty() || changes.isEmpty()) {
            return;
        }
        List<Edit> edits = frame.story().edits();
        long position = frame.position();
        for (Pokes.Change change : changes) {
            edits = new Edit(position++, change.field(), change.object(), change.slot(), change.value()).after(edits);
        }
        load(frame.story().lesson(), frame.story().kernel().get(), edits, session::branchOff);
    }

    /// Shows another run of this workload, where one was in it last.
    void toBranch(int number) {
        if (number != session.frame().branches().open()) {
            story(number).ifPresent(next -> session.toBranch(number, next));
        }
    }

    /// The run that a branch is, made again if it is not at hand any more.
    Optional<Story> story(int number) {
        Optional<Story> kept = session.story(number);
        if (kept.isEmpty()) {
            session.frame().branches().find(number).ifPresent(branch ->
                load(story().lesson(), branch.kernel(), branch.edits(), made -> session.keep(number, made)));
        }
        return session.story(number);
    }

    /// Deletes a branch and what hangs on it; from within it one goes back to where it parts first.
    void delete(int number) {
        Branches branches = session.frame().branches();
        Optional<Branch> branch = branches.find(number);
        if (branch.isPresent() && !branch.get().isRoot()) {
            if (branches.subtree(number).contains(branches.open())) {
                toBranch(branch.get().parent());
            }
            session.remove(number);
        }
    }

    private boolean load(String lesson, RunKernel kernel, List<Edit> edits, Consumer<Story> show) {
        try {
            Story next = lessons.load(lesson, kernel, edits);
            session.together(() -> show.accept(next));
            return true;
        } catch (ScenarioException problem) {
            refused.accept(problem);
            return false;
        }
    }

    /// Selects what the inspector follows, if nothing is selected.
    private void adoptFollowed() {
        Frame frame = session.frame();
        if (frame.selection() instanceof Selection.None) {
            InspectorModel.followed(frame, new Namer(frame.machine(), frame.story().tasks()))
                .ifPresent(place -> session.select(new Selection.Pte(place.mm(), place.address())));
        }
    }

    /// Goes to where a task next reaches the line with this site; from the end on, to the first time.
    void toLine(int site) {
        Frame frame = session.frame();
        EventLog log = frame.recording().log();
        for (long n = 0; n < frame.end(); n++) {
            long event = (frame.position() + n) % frame.end();
            if (log.isFirst(event) && log.site(event) == site) {
                session.seek(event + 1);
                return;
            }
        }
    }

    /// Sets or takes away the breakpoint on what is selected: an entry, a page, a line. With nothing selected it is the
    /// line at which the task stands, or in user space the entry that changed last.
    void breakHere() {
        Frame frame = session.frame();
        List<Call> stack = frame.callStack();
        if (frame.selection() instanceof Selection.None && !stack.isEmpty() && stack.getLast().site() != 0) {
            session.toggle(new Breakpoint.Line(stack.getLast().site()));
            return;
        }
        adoptFollowed();
        switch (session.frame().selection()) {
            case Selection.Pte(int mm, long address) -> session.toggle(new Breakpoint.Pte(mm, address));
            case Selection.Page(long pfn) -> session.toggle(new Breakpoint.Page((int) pfn));
            case Selection.CachePage(int inode, int index) -> {
                int pfn = frame.machine().mappings().page(inode, index);
                if (pfn >= 0) {
                    session.toggle(new Breakpoint.Page(pfn));
                }
            }
            case Selection.SiteLine(int site) -> session.toggle(new Breakpoint.Line(site));
            case Selection.None _, Selection.Vma _, Selection.Event _, Selection.Operation _ -> { }
        }
    }

    void toLastChange() {
        adoptFollowed();
        session.toLastChange();
    }

    void toNextChange() {
        adoptFollowed();
        session.toNextChange();
    }

    void why() {
        adoptFollowed();
        why.step();
    }
}
