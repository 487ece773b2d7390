package io.ptescope.model.check;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.state.Field;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// I33: every fault is counted once, by the machine when it is handled, and by its task when it has succeeded. (From
/// 3.15 on some refused faults count too.)
final class FaultCountWatch implements Watch {
    private final FaultFrames frames = new FaultFrames();
    private final boolean refusedMayCount;
    private final int[] counted = new int[Origin.HARDWARE + 1];
    private final List<Wrong> wrong = new ArrayList<>();

    private record Wrong(int task, long address, Wording what) {}

    FaultCountWatch(Set<Patch> patches) {
        refusedMayCount = patches.contains(Patch.DO_FAULT_SPLIT);
    }

    @Override
    public boolean note(long n, Trail trail) {
        EventLog log = trail.log();
        FaultFrame frame = frames.note(n, log);
        if (frame != null && FaultFrames.isEnd(n, log) && frame.counted() != 1) {
            wrong.add(new Wrong(frame.task(), frame.address(), Wording.of(
                "a fault is over: pgfault has counted it {0} times", frame.counted())));
        }
        int task = log.task(n);
        if (log.changes(n, Field.TASK_MIN_FLT) || log.changes(n, Field.TASK_MAJ_FLT)) {
            counted[task]++;
        } else if ((log.isEnter(n) || log.isLeave(n)) && Function.of(log.object(n)) == Function.DO_PAGE_FAULT) {
            if (log.isLeave(n)) {
                check(task, trail, log.after(n) >= 0);
            }
            counted[task] = 0;
        }
        return !wrong.isEmpty();
    }

    private void check(int task, Trail trail, boolean success) {
        Trail.Open call = trail.innermost(task);
        if (call != null && (success ? counted[task] != 1 : counted[task] != 0 && !refusedMayCount)) {
            wrong.add(new Wrong(task, call.argument(), Wording.of(success
                ? "a fault is over: it succeeded, and the number of times its task has counted it is {0}"
                : "a fault is over: it failed, and the number of times its task has counted it is {0}",
                counted[task])));
        }
    }

    @Override
    public void look(Scene scene, List<Finding> findings) {
        for (Wrong one : wrong) {
            findings.add(new Finding(new Subject.Entry(Math.max(0, scene.machine().processes().mm(one.task())),
                one.address()), one.what()));
        }
    }

    @Override
    public void begin() {
        wrong.clear();
    }
}
