package io.ptescope.app.view.file;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.editor.Progress;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Rewriting;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.desk.Lessons;
import io.ptescope.app.view.editor.Author;
import io.ptescope.app.view.editor.EditorPanel;
import io.ptescope.app.view.work.Pauses;
import io.ptescope.app.view.work.Work;
import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.Reading;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Course;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.List;
import java.util.Optional;
import javafx.util.Duration;

/// Keeps the run in step with what is written: a little after the last key the text is read, what is wrong with it is
/// shown, and if nothing is, it runs in the background and takes the place of the run that is shown. That one stays as
/// long as the text cannot run.
public final class Workbench implements Author {
    private static final Duration QUIET = Duration.millis(250);

    private final Desk desk;
    private final Messages messages;
    private final Pauses.Pause quiet;
    private final EditorPanel editor;
    private List<Diagnostic> problems = List.of();
    private Draft shown;

    /// What came of a text.
    ///
    /// @param story    its run
    /// @param branches what has become of the branches, if they were of the same workload
    private record Ran(Story story, Optional<Rewriting.Rewritten> branches) {}

    public Workbench(Desk desk, Messages messages, Pauses pauses) {
        this.desk = desk;
        this.messages = messages;
        quiet = pauses.of(QUIET, this::read);
        editor = new EditorPanel(messages, this, desk.handover().past());
        shown = desk.draft();
        adopt(shown, false);
        desk.draftProperty().subscribe(draft -> {
            if (!draft.home().equals(shown.home()) || !draft.text().equals(editor.text())) {
                adopt(draft, true);
            } else {
                editor.show(draft, false);
            }
            shown = draft;
        });
        desk.storyProperty().subscribe(story -> say(problems));
    }

    public EditorPanel editor() {
        return editor;
    }

    @Override
    public void edited(String text) {
        desk.write(desk.draft().edited(text));
        quiet.restart();
    }

    @Override
    public void goTo(int line) {
        mark(line).ifPresent(mark -> desk.session().seek(mark.over()));
    }

    @Override
    public void breakAt(int line) {
        mark(line).ifPresent(mark -> desk.session().toggle(new Breakpoint.Operation(mark.operation())));
    }

    private Optional<Progress.Mark> mark(int line) {
        return Optional.ofNullable(Progress.of(desk.session().frame()).lines().get(line));
    }

    /// The window is closed: what is written now is not run any more.
    public void close() {
        quiet.stop();
    }

    /// Shows a draft that was not written here: another one, or that of the window before.
    private void adopt(Draft draft, boolean another) {
        quiet.stop();
        desk.work().cancel(Work.Kind.DRAFT);
        editor.show(draft, another);
        Reading reading = ScenarioParser.read(draft.key(), draft.text());
        say(reading.problems());
        Frame frame = desk.session().frame();
        boolean same = frame.story().run()
            .filter(run -> run.scenario().lines().equals(reading.scenario().lines())).isPresent();
        if (same) {
            desk.handover().ran(draft.home());
            editor.ran(draft.text(), frame);
        } else if (reading.isSound()) {
            run(draft, reading.scenario());
        }
    }

    /// Reads what is written now, and runs it.
    public void read() {
        quiet.stop();
        Draft draft = desk.draft();
        Reading reading = ScenarioParser.read(draft.key(), draft.text());
        desk.work().cancel(Work.Kind.DRAFT);
        say(reading.problems());
        if (reading.isSound()) {
            run(draft, reading.scenario());
        }
    }

    private void run(Draft draft, Scenario scenario) {
        Lessons lessons = desk.lessons().with(scenario, draft);
        RunKernel kernel = kernel(lessons, draft.key());
        editor.show(List.of(), messages.of(Text.EDITOR_RUNNING));
        Optional<Rewriting> branches = desk.handover().isOf(draft.home())
            ? Optional.of(desk.session().rewriting()) : Optional.empty();
        desk.work().start(Work.Kind.DRAFT, steering -> {
            Course course = Desk.course(steering);
            Story story = lessons.load(draft.key(), kernel, List.of(), course);
            return new Ran(story, branches.isEmpty() ? Optional.empty() : Optional.of(branches.get().with(story,
                (other, edits) -> lessons.load(draft.key(), other, edits, course), course)));
        }, ran -> ran(draft, lessons, ran), ScenarioException.class, refused -> say(List.of(refused.diagnostic())));
    }

    /// The kernel that is shown, unless it was the workload's own choice and that has changed.
    private RunKernel kernel(Lessons lessons, String key) {
        RunKernel own = lessons.kernels(key).getFirst();
        Optional<Scenario> before = desk.story().run().map(run -> run.scenario());
        boolean followed = before.flatMap(RunKernel::defaultOf).equals(desk.story().kernel());
        return followed ? own : desk.story().kernel().orElse(own);
    }

    private void ran(Draft draft, Lessons lessons, Ran ran) {
        if (ran.branches().isEmpty()) {
            desk.show(lessons, ran.story());
        } else if (!desk.rewrite(lessons, ran.branches().get())) {
            read();
            return;
        }
        desk.handover().ran(draft.home());
        editor.ran(draft.text(), desk.session().frame());
        say(List.of());
    }

    private void say(List<Diagnostic> now) {
        problems = List.copyOf(now);
        editor.show(problems, messages.of(Text.EDITOR_RUNS, desk.story().kernelText()));
    }
}
