package io.ptescope.model.check;

import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// I27: nobody who holds a lock on which others spin does what may sleep.
final class SleepWatch implements Watch {
    private static final Set<Function> SLEEPS = EnumSet.of(Function.PAGE_MKWRITE, Function.FILEMAP_NOPAGE,
        Function.FILEMAP_FAULT, Function.BALANCE_DIRTY_PAGES, Function.DO_FSYNC, Function.VFS_FSYNC_RANGE);

    private final HeldLocks locks = new HeldLocks();
    private final Set<LockKind> spinning = EnumSet.of(LockKind.PTL, LockKind.LRU_LOCK, LockKind.PRIVATE_LOCK,
        LockKind.INODE_LOCK, LockKind.TREE_LOCK);
    private final List<Wrong> wrong = new ArrayList<>();

    private record Wrong(int task, HeldLocks.Held held, Wording doing) {}

    SleepWatch(Set<Patch> patches) {
        // A mutex, later a semaphore, from 3.0 on.
        if (!patches.contains(Patch.DO_FAULT_SPLIT)) {
            spinning.add(LockKind.I_MMAP_LOCK);
        }
    }

    @Override
    public boolean note(long n, Trail trail) {
        boolean taken = locks.note(n, trail.log());
        int task = trail.log().task(n);
        if (locks.of(task).isEmpty()) {
            return false;
        }
        doing(n, trail, taken).ifPresent(doing -> {
            for (HeldLocks.Held held : locks.of(task)) {
                if (spinning.contains(held.kind())) {
                    wrong.add(new Wrong(task, held, doing));
                }
            }
        });
        return !wrong.isEmpty();
    }

    private Optional<Wording> doing(long n, Trail trail, boolean taken) {
        int task = trail.log().task(n);
        if (taken) {
            boolean waits = locks.of(task).getLast().kind() == LockKind.PAGE_LOCK
                && !LockOrderWatch.onlyTries(trail.innermost(task));
            return waits ? Optional.of(Wording.of("locks a page")) : Optional.empty();
        }
        if (trail.log().changes(n, Field.COUNTER) && trail.log().object(n) == Counter.ALLOCATIONS.ordinal()) {
            return Optional.of(Wording.of("asks for memory"));
        }
        return trail.log().isEnter(n) && SLEEPS.contains(Function.of(trail.log().object(n)))
            ? Optional.of(Wording.of("calls {0}", Function.of(trail.log().object(n)).text())) : Optional.empty();
    }

    @Override
    public void look(Scene scene, List<Finding> findings) {
        for (Wrong one : wrong) {
            findings.add(new Finding(new Subject.Lock(one.held().kind(), one.held().object()), Wording.of(
                "{0} {1}, which may sleep, while it holds {2}", scene.who(one.task()), one.doing(),
                LockOrderWatch.name(one.held()))));
        }
    }

    @Override
    public void begin() {
        wrong.clear();
    }
}
