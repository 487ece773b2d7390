package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelVersionTest {
    @ParameterizedTest
    @EnumSource
    void everyReleaseHasWhatItsPatchesNeed(KernelVersion version) {
        for (Patch patch : version.patches()) {
            assertThat(patch.missingFrom(version.patches())).as("%s in %s", patch, version).isEmpty();
        }
    }

    /// The soft-dirty bit is a choice of the configuration, which the recorded 6.18 was built without.
    @ParameterizedTest
    @EnumSource
    void everyReleaseKeepsThePatchesOfTheOneBefore(KernelVersion version) {
        if (version.ordinal() > 0) {
            EnumSet<Patch> before = EnumSet.noneOf(Patch.class);
            before.addAll(KernelVersion.values()[version.ordinal() - 1].patches());
            before.remove(Patch.SOFT_DIRTY);
            assertThat(version.patches()).containsAll(before);
        }
    }
}
