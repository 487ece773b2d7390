package io.ptescope.app.view.desk;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.session.Branch;
import io.ptescope.app.session.Branches;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Rewriting;
import io.ptescope.app.session.Selection;
import io.ptescope.app.session.Session;
import io.ptescope.app.session.Story;
import io.ptescope.app.store.SavedSession;
import io.ptescope.app.view.work.Work;
import io.ptescope.model.event.Edit;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Course;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the window works on: the session, and where its lessons come from. Knows no controls.
public final class Desk {
    private final Session session;
    private final ObjectProperty<Draft> draft;
    private Lessons lessons;
    private final Handover handover;
    private final Wayfinder ways;
    private final BranchRuns branches = new BranchRuns(this);
    private Work work = Work.atOnce();
    /// What [Work.Kind#OPEN] and [Work.Kind#RUN] are done for, if they are.
    private final Map<Work.Kind, Consumer<Desk>> asked = new EnumMap<>(Work.Kind.class);
    /// The kernel that was chosen while something was opened, to be switched to once it is.
    private @Nullable RunKernel chosen;
    private Consumer<ScenarioException> refused = problem -> { };
    private Runnable elsewhere = () -> { };
    private Consumer<Runnable> leaving = Runnable::run;

    /// A desk with the first lesson on its default kernel.
    ///
    /// @throws ScenarioException if that lesson cannot run
    public Desk(Lessons lessons) throws ScenarioException {
        this(lessons, new Session(lessons.heap()), lessons.draft(lessons.all().getFirst().lesson()), new Handover());
        String first = lessons.all().getFirst().lesson();
        Story story = lessons.load(first, lessons.kernels(first).getFirst(), List.of(), Course.UNWATCHED);
        session.together(() -> {
            session.open(story);
            session.stepBy(Granularity.OPERATION);
        });
    }

    private Desk(Lessons lessons, Session session, Draft draft, Handover handover) {
        this.lessons = lessons;
        this.session = session;
        this.draft = new SimpleObjectProperty<>(this, "draft", draft);
        this.handover = handover;
        ways = new Wayfinder(session, this::work);
    }

    private Desk(Desk other) {
        this(other.lessons, new Session(other.session), other.draft(), other.handover);
        other.asked.forEach((kind, wish) -> {
            if (other.work.isBusy(kind)) {
                asked.put(kind, wish);
            }
        });
        chosen = other.chosen;
    }

    /// Another desk that shows the same, for another window in the place of this one's; see [#goOn()].
    public Desk again() {
        return new Desk(this);
    }

    /// Begins again what the user still waited for on the desk of which this is another.
    public void goOn() {
        List.copyOf(asked.values()).forEach(wish -> wish.accept(this));
    }

    /// Does `wish`, which begins a run of what is shown, on this desk, and again on another one in its place if that
    /// comes before the end of the run. What is being opened is opened all the same.
    void ask(Consumer<Desk> wish) {
        asked.put(Work.Kind.RUN, wish);
        wish.accept(this);
    }

    /// As [#ask], for something else than what is shown: whatever else was to be shown is not, any more.
    private void askFor(Consumer<Desk> wish) {
        asked.put(Work.Kind.OPEN, wish);
        chosen = null;
        work.cancel(Work.Kind.OPEN);
        work.cancel(Work.Kind.RUN);
        wish.accept(this);
    }

    /// Who is told that a lesson cannot run on a kernel, or lacks the very step there: the nearest is shown.
    public void whenRefused(Consumer<ScenarioException> listener, Runnable displaced) {
        elsewhere = displaced;
        refused = listener;
    }

    /// Who is asked before what is written gives way to something else, if it is not saved; it gets what is to be done
    /// once that is settled.
    public void whenLeaving(Consumer<Runnable> listener) {
        leaving = listener;
    }

    /// What is written. Not always what is loaded: a text with mistakes cannot be run.
    public Draft draft() {
        return draft.get();
    }

    public ReadOnlyObjectProperty<Draft> draftProperty() {
        return draft;
    }

    /// What is written has changed, or where it is saved.
    public void write(Draft now) {
        draft.set(now);
    }

    /// Whether the text, or what was changed by hand, would be lost without being saved.
    public boolean isUnsaved() {
        return draft().isUnsaved() || session.frame().branches().isEditedBeyond(handover.saved());
    }

    /// Does `next`, by which something else is written from then on, once nothing can be lost by it.
    public void leave(Runnable next) {
        if (isUnsaved()) {
            leaving.accept(next);
        } else {
            next.run();
        }
    }

    /// Shows a run of what is written at the corresponding place; `now` has its scenario. What was shown is a run of
    /// something else.
    public void show(Lessons now, Story story) {
        lessons = now;
        session.switchTo(story);
    }

    /// Shows a run of what is written at the corresponding place, with what has become of the branches; `now` has its
    /// scenario. Returns whether it does: not if there are other branches by now.
    public boolean rewrite(Lessons now, Rewriting.Rewritten rewritten) {
        Lessons before = lessons;
        lessons = now;
        boolean shown = session.rewrite(rewritten);
        lessons = shown ? now : before;
        return shown;
    }

    /// Opens what was saved, where it was saved; a condition that makes no sense in the run is left out. What cannot
    /// run is written down beside what is loaded, so that it can be mended.
    ///
    /// @param kept the branches of it that stand in a file of the user's
    public void restore(SavedSession saved, Draft written, Branches kept) {
        askFor(desk -> desk.begin(saved, written, kept));
    }

    private void begin(SavedSession saved, Draft written, Branches kept) {
        Optional<Branch> open = saved.branches().current();
        begin(written, open.map(Branch::kernel), open.map(Branch::edits).orElse(List.of()), story -> {
            Set<Breakpoint> stops = new LinkedHashSet<>(saved.breakpoints());
            story.run().ifPresent(run -> stops.addAll(Conditions.of(run, saved.conditions())));
            handover.saved(kept);
            session.together(() -> {
                session.open(saved.branches(), story);
                session.stepBy(saved.granularity());
                session.select(saved.selection());
                session.restore(saved.pins(), stops);
            });
        });
    }

    /// Opens what somebody has written, at its start, on its default kernel; see [#restore] for what cannot run.
    public void open(Draft written) {
        open(written, there -> { });
    }

    /// As above; does `then`, with the desk where that is shown, once it is.
    public void open(Draft written, Consumer<Desk> then) {
        askFor(desk -> desk.begin(written, then));
    }

    private void begin(Draft written, Consumer<Desk> then) {
        begin(written, Optional.empty(), List.of(), story -> {
            begin(story);
            // Only now, because it looks at what is shown.
            then.accept(this);
        });
    }

    /// Shows `story` from its start; no file has branches of it.
    private void begin(Story story) {
        handover.saved(Branches.NONE);
        session.together(() -> {
            session.select(Selection.NONE);
            session.open(story);
        });
    }

    /// Runs what is written, beside the window, and then shows it in the place of what is written now.
    private void begin(Draft written, Optional<RunKernel> kernel, List<Edit> edits, Consumer<Story> show) {
        Draft left = draft();
        Branches made = session.frame().branches();
        try {
            Lessons more = lessons.with(ScenarioParser.parse(written.key(), written.text()), written);
            RunKernel own = kernel.orElse(more.kernels(written.key()).getFirst());
            work.start(Work.Kind.OPEN, steering -> more.load(written.key(), own, edits, course(steering)), story ->
                still(left, made, () -> {
                    lessons = more;
                    show.accept(story);
                    draft.set(written);
                    switchToChosen();
                }), ScenarioException.class, wrong -> {
                    still(left, made, () -> draft.set(written));
                    refused.accept(wrong);
                });
        } catch (ScenarioException mistake) {
            draft.set(written);
            refused.accept(mistake);
        }
    }

    /// Does `next`, by which `left` and the branches `made` are left; somebody who has written on since, or changed
    /// something by hand, is asked again.
    private void still(Draft left, Branches made, Runnable next) {
        if (draft().equals(left) && !session.frame().branches().isEditedBeyond(made)) {
            next.run();
        } else {
            leave(next);
        }
    }

    public Session session() {
        return session;
    }

    public Handover handover() {
        return handover;
    }

    public Lessons lessons() {
        return lessons;
    }

    public Story story() {
        return session.frame().story();
    }

    /// What is loaded; changes with the session's frame.
    public ObservableValue<Story> storyProperty() {
        return session.frameProperty().map(Frame::story);
    }

    /// Opens another lesson, at its start, on its default kernel.
    public void open(String lesson) {
        leave(() -> askFor(desk -> desk.begin(lesson)));
    }

    private void begin(String lesson) {
        Draft written = lessons.draft(lesson);
        Draft left = draft();
        Branches made = session.frame().branches();
        beside(Work.Kind.OPEN, lesson, lessons.kernels(lesson).getFirst(), List.of(), next -> still(left, made, () -> {
            begin(next);
            draft.set(written);
            switchToChosen();
        }));
    }

    /// Shows the corresponding place of the same lesson on another kernel; of what is being opened, once it is open.
    public void switchTo(RunKernel kernel) {
        if (work.isBusy(Work.Kind.OPEN)) {
            chosen = kernel;
        } else {
            ask(desk -> desk.begin(kernel));
        }
    }

    private void switchToChosen() {
        RunKernel wanted = chosen;
        chosen = null;
        if (wanted != null && !story().kernel().equals(Optional.of(wanted))) {
            switchTo(wanted);
        }
    }

    private void begin(RunKernel kernel) {
        String lesson = story().lesson();
        beside(Work.Kind.RUN, lesson, kernel, List.of(), next -> {
            if (story().lesson().equals(lesson) && !session.switchTo(next)) {
                elsewhere.run();
            }
        });
    }

    /// Runs a lesson beside the window, edited by hand, in the place of what goes on of this `kind`.
    void beside(Work.Kind kind, String lesson, RunKernel kernel, List<Edit> edits, Consumer<Story> show) {
        Lessons source = lessons;
        work.start(kind, steering -> source.load(lesson, kernel, edits, course(steering)), show,
            ScenarioException.class, kind == Work.Kind.BRANCH ? nobodyAsked -> { } : refused);
    }

    /// Lets `steering` follow a run.
    public static Course course(Work.Steering steering) {
        return (done, lines, events) -> steering.at(done, lines);
    }

    /// Lets `beside` do what takes its time; without any it is done at once.
    public Desk working(Work beside) {
        work = beside;
        return this;
    }

    public Work work() {
        return work;
    }

    /// The ways to other places of the run that is shown.
    public Wayfinder ways() {
        return ways;
    }

    /// The other runs of this workload.
    public BranchRuns branches() {
        return branches;
    }
}
