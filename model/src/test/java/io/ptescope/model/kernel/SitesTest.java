package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Sites are numbers in the log, which gives them 11 bits.
class SitesTest {
    @Test
    void everySiteIsFoundUnderItsNumber() {
        assertThat(Sites.all()).isNotEmpty().allSatisfy(site -> assertThat(Sites.of(site.id())).containsSame(site));
    }

    @Test
    void everyNumberFitsTheHeadOfAnEvent() {
        assertThat(Sites.all()).allSatisfy(site -> assertThat(site.id()).isBetween(1, (1 << 11) - 1));
    }
}
