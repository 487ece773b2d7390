package io.ptescope.app.session;

import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.event.Edit;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Names;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What can be loaded: a recording with what is told about it. Never changes.
public final class Story {
    private final String lesson;
    private final String title;
    private final Recording recording;
    private final NavigableMap<Long, String> sayings;
    private final NavigableMap<Long, List<String>> marks;
    private final @Nullable Run run;

    /// A recording of anything.
    ///
    /// @param title     what people call it
    /// @param recording what happened
    /// @param sayings   by position: the sentence that is current from there on
    /// @param marks     by position: the names of the moments that the workload marks
    public Story(String title, Recording recording, NavigableMap<Long, String> sayings,
        NavigableMap<Long, List<String>> marks) {
        this("", title, recording, sayings, marks, null);
    }

    private Story(String lesson, String title, Recording recording, NavigableMap<Long, String> sayings,
        NavigableMap<Long, List<String>> marks, @Nullable Run run) {
        this.lesson = lesson;
        this.title = title;
        this.recording = recording;
        this.sayings = Collections.unmodifiableNavigableMap(new TreeMap<>(sayings));
        this.marks = Collections.unmodifiableNavigableMap(new TreeMap<>(marks));
        this.run = run;
    }

    /// What came of a scenario on a kernel.
    public static Story of(Run run) {
        return of(run.scenario().file(), run);
    }

    /// What came of the scenario that is known as `lesson`, on a kernel.
    public static Story of(String lesson, Run run) {
        return new Story(lesson, run.scenario().title(), run.recording(), run.sayings(), run.marks(), run);
    }

    /// The story in which nothing happens, shown until one is loaded.
    public static Story empty() {
        Door door = new Door(new Facts(1, 4, PteLayout.LINUX_2_6, List.of()), new Contents(), new Names());
        return new Story("", new Recording(door, new EventLog(), _ -> false), new TreeMap<>(), new TreeMap<>());
    }

    /// The key under which the scenario is known; empty if it is not.
    public String lesson() {
        return lesson;
    }

    public String title() {
        return title;
    }

    public Recording recording() {
        return recording;
    }

    public NavigableMap<Long, String> sayings() {
        return sayings;
    }

    public NavigableMap<Long, List<String>> marks() {
        return marks;
    }

    /// The run that it tells of; none if it was not made by running a scenario.
    public Optional<Run> run() {
        return Optional.ofNullable(run);
    }

    /// The kernel that ran, if one did.
    public Optional<RunKernel> kernel() {
        return run().map(Run::kernel);
    }

    /// The kernel that ran, for people; empty if none did.
    public String kernelText() {
        return kernel().map(RunKernel::text).orElse("");
    }

    /// What was edited by hand in the run; empty if nothing was.
    public List<Edit> edits() {
        return run().map(Run::edits).orElse(List.of());
    }

    public boolean isEdited() {
        return !edits().isEmpty();
    }

    /// The patches of the kernel that ran.
    public Set<Patch> patches() {
        return kernel().map(RunKernel::patches).orElse(Set.of());
    }

    /// What the workload says, by number of the operation; blanks that only align words are left out.
    public List<String> operations() {
        return run().map(ran -> ran.scenario().operations().stream()
            .map(line -> line.text().replaceAll("\\s+", " ")).toList()).orElse(List.of());
    }

    /// What the workload calls its tasks, by number.
    public List<String> tasks() {
        return run().map(Run::taskNames).orElse(List.of());
    }

    /// The sentence that is current at `position`; none before the first.
    public Optional<String> saying(long position) {
        return Optional.ofNullable(sayings.floorEntry(position)).map(entry -> entry.getValue());
    }

    /// Where the moment `mark` is.
    public Optional<Long> position(String mark) {
        return marks.entrySet().stream().filter(entry -> entry.getValue().contains(mark))
            .map(entry -> entry.getKey()).findFirst();
    }
}
