package io.ptescope.model.scenario.run;

import io.ptescope.model.kernel.Kernel;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.run.Processes.Process;
import io.ptescope.model.sched.Baton;
import io.ptescope.model.sched.Lane;
import io.ptescope.model.sched.Schedule;
import io.ptescope.model.sched.Scheduler;
import io.ptescope.model.sched.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Runs the lanes of a block side by side, each as a task on its CPU.
///
/// A process that is in one lane brings its own task, which moves to the lane's CPU; for further lanes of the same
/// process it gets threads. Threads stay, and are used again by later blocks.
final class Lanes {
    /// Stands in for the task of a process whose fork failed; it does nothing.
    private static final int NOBODY = 0;

    private final Kernel kernel;
    private final Processes processes;

    Lanes(Kernel kernel, Processes processes) {
        this.kernel = kernel;
        this.processes = processes;
    }

    /// Runs `block`; `perform` does one line as the task that the kernel runs then.
    void run(Scenario.Block block, Consumer<Line> perform) {
        block.lanes().forEach(this::reserve);
        Map<String, Integer> used = new HashMap<>();
        List<Map<String, Integer>> tasks = new ArrayList<>();
        for (Scenario.Lane lane : block.lanes()) {
            tasks.add(tasks(lane, used));
        }
        List<Lane> lanes = new ArrayList<>();
        List<Integer> current = new ArrayList<>();
        for (int i = 0; i < block.lanes().size(); i++) {
            Scenario.Lane lane = block.lanes().get(i);
            Map<String, Integer> own = tasks.get(i);
            int number = i;
            current.add(own.getOrDefault(process(lane.lines().getFirst()), NOBODY));
            lanes.add(Lane.of("cpu" + lane.cpu(), () -> {
                for (Line line : lane.lines()) {
                    current.set(number, own.getOrDefault(process(line), NOBODY));
                    kernel.switchTo(current.get(number));
                    perform.accept(line);
                }
            }));
        }
        Baton baton = new Baton(lanes, schedule(block).follow(), lane -> kernel.switchTo(current.get(lane)));
        kernel.runUnder(baton);
        try {
            baton.run();
        } finally {
            kernel.runUnder(Scheduler.ALONE);
        }
    }

    private void reserve(Scenario.Lane lane) {
        for (Line line : lane.lines()) {
            if (((Statement.LaneAct) line.statement()).act().operation() instanceof Operation.Mmap mmap) {
                processes.living(process(line)).ifPresent(process -> process.reserve(mmap.mapping(), mmap.pages()));
            }
        }
    }

    /// The task of each process that the lane needs, all on the lane's CPU.
    private Map<String, Integer> tasks(Scenario.Lane lane, Map<String, Integer> used) {
        Map<String, Integer> own = new HashMap<>();
        for (Line line : lane.lines()) {
            String name = process(line);
            if (!own.containsKey(name)) {
                processes.living(name).ifPresent(process ->
                    own.put(name, task(process, used.merge(name, 1, Integer::sum) - 1, lane.cpu())));
            }
        }
        return own;
    }

    private int task(Process process, int nth, int cpu) {
        kernel.switchTo(process.task());
        while (process.tasks().size() <= nth) {
            processes.thread(process, kernel.syscalls().cloneThread(cpu));
        }
        int task = process.tasks().get(nth);
        kernel.switchTo(task);
        kernel.syscalls().moveTo(cpu);
        return task;
    }

    private static String process(Line line) {
        return ((Statement.LaneAct) line.statement()).act().process();
    }

    private static Schedule schedule(Scenario.Block block) {
        List<Integer> cpus = block.lanes().stream().map(Scenario.Lane::cpu).toList();
        return new Schedule(block.turns().stream().map(turn ->
            new Turn(cpus.indexOf(turn.cpu()), turn.steps() == 0 ? Turn.TO_END : turn.steps())).toList());
    }
}
