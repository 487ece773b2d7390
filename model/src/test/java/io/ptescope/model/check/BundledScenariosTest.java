package io.ptescope.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.scenario.KernelChoice;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.library.Bundled;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Bundled scenarios on the kernels that they are meant for: releases break nothing, and history runs both ways.
class BundledScenariosTest {
    @Test
    void noReleaseBreaksAnInvariant() throws ScenarioException {
        int runs = 0;
        for (Bundled bundled : new Library().scenarios()) {
            for (KernelChoice choice : bundled.scenario().kernels()) {
                Optional<RunKernel> kernel = RunKernel.of(choice).filter(RunKernel::isPlain);
                if (kernel.isPresent()) {
                    Run run = Run.of(bundled.scenario(), kernel.get());
                    assertThat(new Sentinels(kernel.get().patches()).firstBreak(run.recording())
                        .filter(found -> !isKnown(kernel.get().version(), found.report().invariant())))
                        .as("%s on %s", bundled.id(), choice.text()).isEmpty();
                    runs++;
                }
            }
        }
        assertThat(runs).isPositive();
    }

    /// What a release is known to have broken (specification section 10, at its end).
    private static boolean isKnown(KernelVersion version, Invariant invariant) {
        Set<Patch> patches = version.patches();
        return switch (invariant) {
            case I01, I02 ->
                patches.contains(Patch.CLEAN_THEN_REDIRTY) && !patches.contains(Patch.FAULT_WITH_PAGE_LOCK);
            case I14 -> patches.contains(Patch.PAGE_MKWRITE) && !patches.contains(Patch.MKWRITE_HOLDS_PAGE);
            case I15 -> !patches.contains(Patch.COW_RMAP_AFTER_SWITCH);
            // A copy in a shared area of bare frames: vm_normal_page knows no page there, so nobody finds it again.
            case I09, I16 -> !patches.contains(Patch.MIXEDMAP_DIRTY_FIX);
            case I23 -> patches.contains(Patch.DIRTY_TRACKING) && !patches.contains(Patch.FAULT_WITH_PAGE_LOCK);
            default -> false;
        };
    }

    @Test
    void everyPositionIsReachedBackwardsAsItWasReachedForwards() throws ScenarioException {
        for (Bundled bundled : new Library().scenarios()) {
            Optional<RunKernel> kernel = RunKernel.defaultOf(bundled.scenario());
            assertThat(kernel).as(bundled.id()).isPresent();
            Recording recording = Run.of(bundled.scenario(), kernel.orElseThrow()).recording();
            Cursor cursor = recording.cursor();
            long[] hashes = new long[(int) recording.size() + 1];
            for (int position = 0; position < hashes.length; position++) {
                cursor.seek(position);
                hashes[position] = cursor.machine().hash();
            }
            for (int position = hashes.length - 1; position >= 0; position--) {
                cursor.seek(position);
                assertThat(cursor.machine().hash()).as(bundled.id()).isEqualTo(hashes[position]);
            }
        }
    }
}
