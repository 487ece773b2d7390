package io.ptescope.model.check;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.recording.Call;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// One moment as the rules see it: the machine, who is in which call, and who holds what. Calls and entries are worked
/// out when a rule first asks.
final class Scene {
    private final Machine machine;
    private final Set<Patch> patches;
    private final Supplier<List<Call>> callsNow;
    private List<Call> calls = List.of();
    private boolean callsKnown;
    private Optional<Entries> entries = Optional.empty();

    Scene(Machine machine, Set<Patch> patches, Supplier<List<Call>> callsNow) {
        this.machine = machine;
        this.patches = patches;
        this.callsNow = callsNow;
    }

    Machine machine() {
        return machine;
    }

    Set<Patch> patches() {
        return patches;
    }

    boolean has(Patch patch) {
        return patches.contains(patch);
    }

    List<Entries.Entry> entries() {
        return all().all();
    }

    /// Entries whose pages lie in swap.
    List<Entries.Swapped> swapped() {
        return all().swapped();
    }

    private Entries all() {
        if (entries.isEmpty()) {
            entries = Optional.of(new Entries(machine));
        }
        return entries.get();
    }

    /// All open calls of all tasks.
    List<Call> calls() {
        if (!callsKnown) {
            calls = callsNow.get();
            callsKnown = true;
        }
        return calls;
    }

    /// Whether dirty pages of the page's file are counted and written (`mapping_cap_account_dirty`).
    boolean isCounted(int page) {
        int inode = machine.pages().inode(page);
        return inode != 0 && isCountedFile(inode);
    }

    boolean isCountedFile(int inode) {
        return profile(inode).filter(FileSystem::accountsDirty).isPresent();
    }

    /// Whether areas map the cached pages of the file as if they were frames without struct page, so that nobody counts
    /// their entries or looks at them again: where entries can say so, vm_insert_mixed does that.
    boolean showsFrames(int inode) {
        return has(Patch.PTE_SPECIAL) && profile(inode).filter(FileSystem::showsFrames).isPresent();
    }

    /// The file system of file `inode`; empty for one that the model does not know.
    Optional<FileSystem> profile(int inode) {
        return FileSystem.of(machine.facts().inode(inode).fileSystem());
    }

    /// The first open call of one of `functions` that `fits`, as an excuse: "CPU0 is in do_wp_page: `doing`".
    Optional<Wording> inCall(Set<Function> functions, Predicate<Call> fits, String doing) {
        return calls().stream()
            .filter(call -> functions.contains(Function.of(call.function())) && fits.test(call))
            .findFirst().map(call -> Wording.of("{0} is in {1}: {2}", who(call.task()),
                Function.of(call.function()).text(), Wording.of(doing)));
    }

    /// How many calls of `functions` are open.
    long open(Set<Function> functions) {
        return calls().stream().filter(call -> functions.contains(Function.of(call.function()))).count();
    }

    /// The tables whose lock is held.
    List<Integer> lockedTables() {
        List<Integer> locked = new ArrayList<>();
        for (int table = 0; table < machine.locks().objects(LockKind.PTL); table++) {
            if (!machine.locks().isFree(LockKind.PTL, table)) {
                locked.add(table);
            }
        }
        return locked;
    }

    /// Who holds a lock exclusively, as people call him; none if nobody does.
    Optional<Wording> holder(LockKind kind, int object) {
        int task = machine.locks().writer(kind, object);
        return task < 0 ? Optional.empty() : Optional.of(who(task));
    }

    /// A task as people call it.
    Wording who(int task) {
        return switch (task) {
            case Origin.HARDWARE -> Wording.of("the disk");
            case Origin.FLUSHER -> Wording.of("the flusher");
            case Origin.HAND -> Wording.of("the user's hand");
            default -> Wording.of("CPU{0}", machine.processes().cpu(task));
        };
    }
}
