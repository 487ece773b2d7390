package io.ptescope.model.check;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// I22: when fsync says 0, every store that came before it is on the medium. Stores that came while it ran may be or
/// may not be. Where msync or a synchronous write(2) makes a part of the file durable, the rest is promised nothing.
final class DurabilityWatch implements Watch {
    private static final Set<Function> SYNCING = EnumSet.of(Function.DO_FSYNC, Function.VFS_FSYNC_RANGE);

    private final List<Sync> open = new ArrayList<>();
    private final List<Sync> done = new ArrayList<>();

    /// A call that makes a file durable.
    ///
    /// @param replaced what pages held since it began, before somebody stored something else
    private record Sync(int task, int inode, Map<Integer, Set<Integer>> replaced) {}

    @Override
    public boolean note(long n, Trail trail) {
        EventLog log = trail.log();
        if (!open.isEmpty() && log.changes(n, Field.PAGE_CONTENT)) {
            open.forEach(sync -> sync.replaced().computeIfAbsent(log.object(n), page -> new HashSet<>())
                .add((int) log.before(n)));
        } else if (log.isEnter(n) && SYNCING.contains(Function.of(log.object(n)))
            && (Function.of(log.object(n)) == Function.DO_FSYNC || trail.depth(log.task(n)) == 1)) {
            open.add(new Sync(log.task(n), (int) log.after(n), new HashMap<>()));
        } else if (!open.isEmpty() && log.isLeave(n) && SYNCING.contains(Function.of(log.object(n)))) {
            open.stream().filter(sync -> sync.task() == log.task(n)).toList().forEach(sync -> {
                open.remove(sync);
                if (log.after(n) == 0) {
                    done.add(sync);
                }
            });
        }
        return !done.isEmpty();
    }

    @Override
    public void look(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (Sync sync : done) {
            for (int index = 0; index < machine.mappings().end(sync.inode()); index++) {
                int page = machine.mappings().page(sync.inode(), index);
                if (page >= 0 && LossRules.isKept(scene, page)
                    && !LossRules.isOnDisk(machine, page, machine.pages().content(page))
                    && sync.replaced().getOrDefault(page, Set.of()).stream()
                    .noneMatch(content -> LossRules.isOnDisk(machine, page, content))) {
                    findings.add(new Finding(new Subject.Slot(sync.inode(), index), Wording.of(
                        "fsync has returned 0, and page {0} holds what the medium does not", page)));
                }
            }
        }
    }

    @Override
    public void begin() {
        done.clear();
    }
}
