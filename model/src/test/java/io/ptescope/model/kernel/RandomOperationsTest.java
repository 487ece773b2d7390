package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Laws that no sequence of operations breaks: what programs see is what [PlainMemory] says, and after every operation
/// the kernel's [Accounts] are in order.
class RandomOperationsTest {
    @Property(tries = 150, seed = "2619")
    void programsSeeWhatTheyArePromisedAndAllCountsHold(@ForAll KernelVersion version, @ForAll FileSystem profile,
        @ForAll MachineSpec.State state, @ForAll @IntRange(min = 1, max = 4 * 4096) int bytes,
        @ForAll @Size(min = 20, max = 60) List<@IntRange(min = 0, max = 0xffffff) Integer> operations) {
        Assume.that(state != MachineSpec.State.NAMELESS && !profile.isRaw()
            && (!profile.isDax() || version.patches().contains(Patch.DAX))
            && (!profile.has(FileSystem.Trait.MIXED) || version.patches().contains(Patch.MIXEDMAP)));
        Workload workload = new Workload(version, profile, state, bytes, 256, List.of());
        for (int operation : operations) {
            workload.operate(operation);
            workload.audit();
        }
        workload.end();
    }

    /// Which accesses fail is left open; that the counts hold, and that nothing is lost, is not.
    @Property(tries = 60, seed = "2619")
    void countsHoldWhereverMemoryRunsOut(@ForAll KernelVersion version, @ForAll @IntRange(min = 1, max = 40) int nth,
        @ForAll @Size(min = 20, max = 40) List<@IntRange(min = 0, max = 0xffffff) Integer> operations) {
        Workload workload = new Workload(version, FileSystem.EXT3, MachineSpec.State.COLD, 4 * 4096, 256,
            List.of(new Injection(Injection.Place.ALLOCATION, nth, Errno.ENOMEM)));
        for (int operation : operations) {
            workload.operateUnchecked(operation);
            workload.audit();
        }
        workload.end();
    }

    @Property(tries = 60, seed = "2619")
    void countsHoldOnAMachineThatIsTooSmall(@ForAll KernelVersion version,
        @ForAll @Size(min = 20, max = 60) List<@IntRange(min = 0, max = 0xffffff) Integer> operations) {
        Workload workload = new Workload(version, FileSystem.MKWFS, MachineSpec.State.COLD, 4 * 4096, 10, List.of());
        for (int operation : operations) {
            workload.operateUnchecked(operation);
            workload.audit();
        }
        workload.end();
    }

    @Example
    void auditOfAFreshMachineFindsNothing() {
        for (KernelVersion version : KernelVersion.values()) {
            for (MachineSpec.State state : MachineSpec.State.values()) {
                Workload workload = new Workload(version, FileSystem.EXT3, state, 9000, 64, List.of());
                workload.audit();
                workload.end();
            }
        }
        assertThat(KernelVersion.values()).isNotEmpty();
    }
}
