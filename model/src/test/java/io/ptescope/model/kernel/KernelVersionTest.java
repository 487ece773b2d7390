package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

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

    @ParameterizedTest
    @EnumSource
    void everyReleaseKeepsThePatchesOfTheOneBefore(KernelVersion version) {
        if (version.ordinal() > 0) {
            assertThat(version.patches()).containsAll(KernelVersion.values()[version.ordinal() - 1].patches());
        }
    }
}
