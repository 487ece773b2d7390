package io.ptescope.model.scenario.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.coverage.Topics;
import io.ptescope.model.scenario.parse.ScenarioParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    void theListsAreComplete() {
        assertThat(Topics.checklist().ids()).hasSize(22 + 26 + 12 + 24).contains("S1-01", "S2-26", "S3-12", "S4-24");
        assertThat(Topics.catalogue().ids()).hasSize(114).contains("A15", "B28", "C14", "D26", "E17", "F14");
        assertThat(Topics.checklist().ids()).allSatisfy(id ->
            assertThat(Topics.checklist().sentence(id).orElseThrow()).endsWith("."));
    }

    @Test
    void everyBehaviourOfTheChecklistIsShownByABundledScenario() {
        assertThat(Coverage.ofChecklist(new Library().scenarios()).missing()).isEmpty();
    }

    @Test
    void aScenarioIsFoundByWhatItShows() throws ScenarioException {
        String text = "covers S1-02 S1-04\ncovers S2-01\ncatalogue A05\nsync\n";
        Bundled one = new Bundled("one", true, text, ScenarioParser.parse("one.scn", text));

        Coverage checklist = Coverage.ofChecklist(List.of(one));
        assertThat(checklist.shown()).containsEntry("S1-02", List.of("one")).containsEntry("S2-01", List.of("one"))
            .containsEntry("S1-03", List.of());
        assertThat(checklist.missing()).contains("S1-03").doesNotContain("S1-04").hasSize(84 - 3);
        assertThat(Coverage.ofCatalogue(List.of(one)).missing()).hasSize(114 - 1).doesNotContain("A05");
    }
}
