package io.ptescope.model.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.kernel.Site;
import io.ptescope.model.kernel.Sites;
import io.ptescope.model.scenario.KernelChoice;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.library.Bundled;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Law 6, the other way round: no line is there for nothing.
class ReachedLinesTest {
    /// Lines that no scenario can reach yet, and what they wait for.
    private static final Map<String, String> WAITING = Map.ofEntries(
        Map.entry("insert_page busy", "races of insertions"),
        Map.entry("do_page_mkwrite gone +[DO_FAULT_SPLIT]", "drivers and DAX"),
        Map.entry("dax_finish_sync_fault failed +[MAP_SYNC]", "races of DAX"),
        Map.entry("dax_finish_sync_fault gone +[MAP_SYNC]", "races of DAX"),
        Map.entry("dax_pfn_mkwrite gone +[DAX] -[DAX_ZERO_PAGE]", "races of DAX"),
        Map.entry("dax_writeback_one broken +[DAX]", "races of DAX"),
        Map.entry("dax_writeback_one skip +[DAX]", "races of DAX"),
        Map.entry("fs_dax_pfn_mkwrite beyond-end +[DAX]", "races of DAX"),
        Map.entry("grab_mapping_entry page-gone +[DAX] -[DAX_ZERO_PAGE]", "races of DAX"));

    private final Listings listings = Listings.bundled();

    @Test
    void everyLineIsReachedByABundledScenario() throws ScenarioException {
        Map<Set<Patch>, BitSet> reached = new HashMap<>();
        for (Bundled bundled : new Library().scenarios()) {
            Scenario scenario = bundled.scenario();
            for (KernelChoice choice : scenario.kernels()) {
                RunKernel kernel = RunKernel.of(choice).orElseThrow();
                note(Run.of(scenario, kernel).recording().log(),
                    reached.computeIfAbsent(kernel.patches(), patches -> new BitSet()));
            }
        }

        Map<String, String> missing = new TreeMap<>(WAITING);
        missing.keySet().removeAll(unreached(reached));
        assertThat(missing).as("lines that are waited for and were reached").isEmpty();
        Set<String> left = unreached(reached);
        left.removeAll(WAITING.keySet());
        assertThat(left).as("lines that no bundled scenario reaches").isEmpty();
    }

    private static void note(EventLog log, BitSet reached) {
        for (long n = 0; n < log.size(); n++) {
            reached.set(log.site(n));
        }
    }

    /// "function label", and the patches where the line is not that of all kernels.
    private Set<String> unreached(Map<Set<Patch>, BitSet> reached) {
        Set<String> left = new TreeSet<>();
        for (Site site : Sites.all()) {
            for (ListingLine line : listings.of(site.function()).orElseThrow().all()) {
                boolean found = reached.entrySet().stream()
                    .anyMatch(one -> line.isIn(one.getKey()) && one.getValue().get(site.id()));
                if (line.label().equals(site.label()) && !found) {
                    left.add(site.function() + " " + site.label() + (line.with().isEmpty() ? "" : " +" + line.with())
                        + (line.without().isEmpty() ? "" : " -" + line.without()));
                }
            }
        }
        return left;
    }
}
