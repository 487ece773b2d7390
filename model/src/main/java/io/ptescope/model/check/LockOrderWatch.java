package io.ptescope.model.check;

import io.ptescope.model.kernel.Function;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// I26: locks are taken from the outside inwards (specification section 6.13), so that no two tasks can wait for each
/// other. What is taken only if it is free cannot wait, and is left out.
final class LockOrderWatch implements Watch {
    /// From the outside inwards. A DAX slot's lock is taken where other files have the page lock.
    private static final List<Set<LockKind>> ORDER = List.of(EnumSet.of(LockKind.I_MUTEX),
        EnumSet.of(LockKind.MMAP_SEM), EnumSet.of(LockKind.PAGE_LOCK, LockKind.ENTRY_LOCK),
        EnumSet.of(LockKind.I_MMAP_LOCK), EnumSet.of(LockKind.ANON_VMA_LOCK), EnumSet.of(LockKind.PTL),
        EnumSet.of(LockKind.LRU_LOCK), EnumSet.of(LockKind.PRIVATE_LOCK), EnumSet.of(LockKind.INODE_LOCK),
        EnumSet.of(LockKind.TREE_LOCK));
    /// fork and mremap hold two of a kind, in an order that mmap_sem protects; a batch of pages is locked by index.
    private static final Set<LockKind> PAIRS = EnumSet.of(LockKind.PTL, LockKind.MMAP_SEM, LockKind.PAGE_LOCK);

    /// They take a page's lock only if it is free.
    private static final Set<Function> TRYING = EnumSet.of(Function.DO_WP_PAGE, Function.FILEMAP_MAP_PAGES,
        Function.ZAP_PTE_RANGE);

    private final HeldLocks locks = new HeldLocks();
    private final List<Wrong> wrong = new ArrayList<>();

    private record Wrong(int task, HeldLocks.Held taken, HeldLocks.Held held) {}

    @Override
    public boolean note(long n, Trail trail) {
        if (!locks.note(n, trail.log())) {
            return false;
        }
        int task = trail.log().task(n);
        List<HeldLocks.Held> held = locks.of(task);
        HeldLocks.Held taken = held.getLast();
        if (taken.kind() == LockKind.PAGE_LOCK && onlyTries(trail.innermost(task))) {
            return false;
        }
        for (HeldLocks.Held outer : held.subList(0, held.size() - 1)) {
            if (isWrong(outer.kind(), taken.kind())) {
                wrong.add(new Wrong(task, taken, outer));
            }
        }
        return !wrong.isEmpty();
    }

    /// `trylock_page`, under the lock of an entry or of a table.
    static boolean onlyTries(Trail.@Nullable Open call) {
        return call != null && TRYING.contains(call.function());
    }

    private static boolean isWrong(LockKind held, LockKind taken) {
        int outer = rank(held);
        int inner = rank(taken);
        return outer >= 0 && inner >= 0 && (outer > inner || held == taken && !PAIRS.contains(taken));
    }

    private static int rank(LockKind kind) {
        for (int rank = 0; rank < ORDER.size(); rank++) {
            if (ORDER.get(rank).contains(kind)) {
                return rank;
            }
        }
        return -1;
    }

    @Override
    public void look(Scene scene, List<Finding> findings) {
        for (Wrong one : wrong) {
            findings.add(new Finding(new Subject.Lock(one.taken().kind(), one.taken().object()),
                Wording.of("{0} takes {1} while it holds {2}; elsewhere they are taken the other way round",
                    scene.who(one.task()), name(one.taken()), name(one.held()))));
        }
    }

    static String name(HeldLocks.Held lock) {
        return lock.kind().name().toLowerCase(Locale.ROOT) + " " + lock.object();
    }

    @Override
    public void begin() {
        wrong.clear();
    }
}
