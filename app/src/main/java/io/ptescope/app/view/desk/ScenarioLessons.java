package io.ptescope.app.view.desk;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.heap.Heap;
import io.ptescope.app.session.Story;
import io.ptescope.model.event.Edit;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.library.Bundled;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.run.Course;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The lessons that come with the program, and a file of the user's before them if there is one.
public final class ScenarioLessons implements Lessons {
    private final Map<String, Scenario> scenarios = new LinkedHashMap<>();
    private final Map<String, Draft> drafts = new HashMap<>();

    private final Heap heap;

    private ScenarioLessons(Heap heap) {
        this.heap = heap;
    }

    /// The bundled lessons, in all the memory that there is.
    public static ScenarioLessons bundled() {
        return bundled(new Heap());
    }

    /// The bundled lessons, run in `heap`.
    public static ScenarioLessons bundled(Heap heap) {
        ScenarioLessons lessons = new ScenarioLessons(heap);
        for (Bundled bundled : new Library().lessons()) {
            lessons.scenarios.put(bundled.id(), bundled.scenario());
            lessons.drafts.put(bundled.id(), Draft.lesson(bundled.id(), bundled.text()));
        }
        return lessons;
    }

    @Override
    public ScenarioLessons with(Scenario scenario, Draft draft) {
        ScenarioLessons lessons = new ScenarioLessons(heap);
        if (!has(scenario.file())) {
            lessons.scenarios.put(scenario.file(), scenario);
        }
        lessons.scenarios.putAll(scenarios);
        lessons.scenarios.put(scenario.file(), scenario);
        lessons.drafts.putAll(drafts);
        lessons.drafts.put(scenario.file(), draft);
        return lessons;
    }

    /// The same, beginning with `lesson`, which must be among them.
    public ScenarioLessons beginningWith(String lesson) {
        ScenarioLessons lessons = new ScenarioLessons(heap);
        lessons.scenarios.put(lesson, scenario(lesson));
        scenarios.forEach(lessons.scenarios::putIfAbsent);
        lessons.drafts.putAll(drafts);
        return lessons;
    }

    public boolean has(String lesson) {
        return scenarios.containsKey(lesson);
    }

    @Override
    public List<Choice> all() {
        return scenarios.entrySet().stream().map(entry -> new Choice(entry.getKey(), entry.getValue().title()))
            .toList();
    }

    @Override
    public List<RunKernel> kernels(String lesson) {
        List<RunKernel> kernels = new ArrayList<>();
        scenario(lesson).kernels().forEach(choice -> RunKernel.of(choice).ifPresent(kernels::add));
        if (kernels.isEmpty()) {
            kernels.add(RunKernel.of(KernelVersion.V2_6_19));
        }
        for (KernelVersion version : KernelVersion.values()) {
            if (kernels.stream().noneMatch(kernel -> kernel.text().equals(version.text()))) {
                kernels.add(RunKernel.of(version));
            }
        }
        return kernels;
    }

    @Override
    public Draft draft(String lesson) {
        return Objects.requireNonNull(drafts.get(lesson), lesson);
    }

    @Override
    public Story load(String lesson, RunKernel kernel, List<Edit> edits, Course course) throws ScenarioException {
        return Story.of(lesson, heap.run(scenario(lesson), kernel, edits, course));
    }

    @Override
    public Heap heap() {
        return heap;
    }

    private Scenario scenario(String lesson) {
        Scenario scenario = scenarios.get(lesson);
        if (scenario == null) {
            throw new IllegalArgumentException("no lesson " + lesson);
        }
        return scenario;
    }
}
