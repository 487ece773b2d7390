package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelVersionTest {
    /// Something did go: the soft-dirty bit is a choice of the configuration, which the recorded 6.18 was built
    /// without; `->nopfn` was replaced; the rest are mistakes that were mended.
    private static final Set<Patch> GONE =
        EnumSet.of(Patch.SOFT_DIRTY, Patch.NOPFN, Patch.DAX_READ_TAGS, Patch.FORK_READS_FIRST_FRAME);

    @ParameterizedTest
    @EnumSource
    void everyReleaseHasWhatItsPatchesNeed(KernelVersion version) {
        for (Patch patch : version.patches()) {
            assertThat(patch.missingFrom(version.patches())).as("%s in %s", patch, version).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Patch.class, mode = EnumSource.Mode.EXCLUDE, names = "NOMMU")
    void everyPatchIsOfAReleaseOrAsksAQuestion(Patch patch) {
        boolean released = Arrays.stream(KernelVersion.values()).anyMatch(version -> version.patches().contains(patch));

        assertThat(released).isNotEqualTo(patch.isWhatIf());
    }

    @ParameterizedTest
    @EnumSource
    void everyReleaseKeepsThePatchesOfTheOneBefore(KernelVersion version) {
        if (version.ordinal() > 0) {
            EnumSet<Patch> before = EnumSet.noneOf(Patch.class);
            before.addAll(KernelVersion.values()[version.ordinal() - 1].patches());
            before.removeAll(GONE);
            assertThat(version.patches()).containsAll(before);
        }
    }
}
