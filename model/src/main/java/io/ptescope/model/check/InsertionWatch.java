package io.ptescope.model.check;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.state.Field;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.List;

/// I32: inserting a frame never puts it in the place of another.
final class InsertionWatch implements Watch {
    private final List<Replaced> replaced = new ArrayList<>();

    private record Replaced(int task, long address, long before, long after) {}

    @Override
    public boolean note(long n, Trail trail) {
        EventLog log = trail.log();
        if (log.changes(n, Field.TABLE_ENTRY)) {
            Trail.Open call = trail.innermost(log.task(n));
            Pte before = new Pte(log.before(n));
            Pte after = new Pte(log.after(n));
            if (call != null && call.function() == Function.INSERT_PFN && before.isPresent() && after.isPresent()
                && before.pfn() != after.pfn()) {
                replaced.add(new Replaced(log.task(n), call.argument(), before.pfn(), after.pfn()));
            }
        }
        return !replaced.isEmpty();
    }

    @Override
    public void look(Scene scene, List<Finding> findings) {
        for (Replaced one : replaced) {
            findings.add(new Finding(new Subject.Entry(scene.machine().processes().mm(one.task()), one.address()),
                Wording.of("{0} has put frame {1} where frame {2} was", scene.who(one.task()), one.after(),
                    one.before())));
        }
    }

    @Override
    public void begin() {
        replaced.clear();
    }
}
