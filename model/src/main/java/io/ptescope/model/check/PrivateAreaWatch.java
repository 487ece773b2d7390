package io.ptescope.model.check;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// I18: cleaning a page goes through shared areas only. A private area never maps the page writable, so whoever locks
/// one of its entries has no business there.
final class PrivateAreaWatch implements Watch {
    private static final Set<Function> CLEANING = EnumSet.of(Function.PAGE_MKCLEAN_ONE);

    private final HeldLocks locks = new HeldLocks();
    private final List<Visit> visits = new ArrayList<>();

    private record Visit(int task, int leaf, long address) {}

    @Override
    public boolean note(long n, Trail trail) {
        EventLog log = trail.log();
        boolean taken = locks.note(n, log);
        if (taken || log.changes(n, Field.TABLE_ENTRY)) {
            Trail.Open call = trail.innermost(log.task(n), CLEANING);
            boolean entry = !taken || locks.of(log.task(n)).getLast().kind() == LockKind.PTL;
            if (call != null && entry) {
                visits.add(new Visit(log.task(n), (int) (taken ? log.slot(n) : log.object(n)), call.argument()));
            }
        }
        return !visits.isEmpty();
    }

    @Override
    public void look(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (Visit visit : visits) {
            for (int mm = 0; mm < machine.made(Kind.MM); mm++) {
                int vma = machine.vmas().find(mm, visit.address());
                if (vma >= 0 && machine.tables().leaf(mm, visit.address()) == visit.leaf()
                    && !machine.vmas().is(vma, VmFlag.SHARED)) {
                    findings.add(new Finding(new Subject.Entry(mm, visit.address()), Wording.of(
                        "{0} cleans a page and has come to an entry of a private area", scene.who(visit.task()))));
                }
            }
        }
    }

    @Override
    public void begin() {
        visits.clear();
    }
}
