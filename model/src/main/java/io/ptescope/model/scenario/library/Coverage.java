package io.ptescope.model.scenario.library;

import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.coverage.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Which scenarios show what of a list.
///
/// @param topics what there is to show
/// @param shown  for each id of the list, in its order, the ids of the scenarios that show it
public record Coverage(Topics topics, Map<String, List<String>> shown) {
    /// What `scenarios` show of the checklist.
    public static Coverage ofChecklist(List<Bundled> scenarios) {
        return of(Topics.checklist(), scenarios, Scenario::covers);
    }

    /// What `scenarios` show of the catalogue.
    public static Coverage ofCatalogue(List<Bundled> scenarios) {
        return of(Topics.catalogue(), scenarios, Scenario::catalogue);
    }

    /// Ids that no scenario shows.
    public List<String> missing() {
        return shown.entrySet().stream().filter(entry -> entry.getValue().isEmpty()).map(Map.Entry::getKey).toList();
    }

    private static Coverage of(Topics topics, List<Bundled> scenarios, Function<Scenario, List<String>> named) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        topics.ids().forEach(id -> shown.put(id, new ArrayList<>()));
        for (Bundled bundled : scenarios) {
            for (String id : named.apply(bundled.scenario())) {
                shown.computeIfAbsent(id, unknown -> new ArrayList<>()).add(bundled.id());
            }
        }
        return new Coverage(topics, shown);
    }
}
