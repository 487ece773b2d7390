package io.ptescope.model.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SwapEntryTest {
    private static final List<PteLayout> LAYOUTS =
        List.of(PteLayout.LINUX_2_6, PteLayout.LINUX_4, PteLayout.LINUX_6_1, PteLayout.LINUX_6_18);

    @Test
    void whatAnEntrySaysComesBack() {
        for (PteLayout layout : LAYOUTS) {
            for (int type : List.of(0, 1, 30)) {
                for (int slot : List.of(1, 2, 63, 64, 65_535)) {
                    SwapEntry entry = new SwapEntry(type, slot);

                    assertThat(SwapEntry.of(entry.toPte(layout), layout)).contains(entry);
                }
            }
        }
    }

    @Test
    void anEntryOfSwapIsNeitherEmptyNorMappedNorAPageOfAFile() {
        for (PteLayout layout : LAYOUTS) {
            for (int slot = 1; slot < 5000; slot++) {
                Pte pte = new SwapEntry(0, slot).toPte(layout);

                assertThat(pte.isNone() || pte.isMapped(layout) || pte.isFile() || pte.isWritable()).isFalse();
                assertThat(pte.letters(layout)).isEqualTo("swap");
            }
        }
    }

    @Test
    void erasPutTheNumbersInOtherPlaces() {
        assertThat(new SwapEntry(1, 3).toPte(PteLayout.LINUX_2_6).bits()).isEqualTo(0x302);
        assertThat(new SwapEntry(1, 3).toPte(PteLayout.LINUX_4).bits()).isEqualTo(0xC200);
        assertThat(new SwapEntry(1, 3).toPte(PteLayout.LINUX_6_18).bits()).isEqualTo(0x0FFF_FFFF_FFFF_F800L);
    }

    @Test
    void otherEntriesDoNotLieInSwap() {
        assertThat(SwapEntry.isSwap(Pte.NONE, PteLayout.LINUX_2_6)).isFalse();
        assertThat(SwapEntry.isSwap(Pte.file(3), PteLayout.LINUX_2_6)).isFalse();
        assertThat(SwapEntry.isSwap(new Pte(0xFFF0_0000_0000_0C00L), PteLayout.LINUX_6_18)).isFalse();
        for (PteLayout layout : LAYOUTS) {
            assertThat(SwapEntry.isSwap(Pte.of(7, Pte.PRESENT), layout)).isFalse();
            assertThat(SwapEntry.isSwap(Pte.of(7, layout.mask(PteBit.PROTNONE)), layout)).isFalse();
        }
    }
}
