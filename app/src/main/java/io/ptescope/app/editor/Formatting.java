package io.ptescope.app.editor;

import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.ScenarioFormat;
import io.ptescope.model.scenario.parse.Reading;
import io.ptescope.model.scenario.parse.ScenarioParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The least change of a text that gives it its canonical form: rows that are replaced by others. A row with a mistake
/// stays as it is.
///
/// @param first where the rows that go begin, from 0
/// @param count how many go
/// @param rows  what comes in their place
public record Formatting(int first, int count, List<String> rows) {
    /// Copies the list.
    public Formatting {
        rows = List.copyOf(rows);
    }

    /// The change for `text`.
    public static Formatting of(String text) {
        List<String> before = List.of(text.split("\n", -1));
        List<String> after = canonical(text, before);
        int same = 0;
        int most = Math.min(before.size(), after.size());
        while (same < most && before.get(same).equals(after.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < most - same
            && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        return new Formatting(same, before.size() - same - tail, after.subList(same, after.size() - tail));
    }

    /// Whether the text is in its canonical form already.
    public boolean isNothing() {
        return count == 0 && rows.isEmpty();
    }

    /// `text` with the change.
    public String applied(String text) {
        List<String> all = new ArrayList<>(List.of(text.split("\n", -1)));
        List<String> replaced = all.subList(first, first + count);
        replaced.clear();
        replaced.addAll(rows);
        return String.join("\n", all);
    }

    private static List<String> canonical(String text, List<String> before) {
        Reading reading = ScenarioParser.read("", text);
        Set<Integer> wrong = reading.problems().stream().map(Diagnostic::line).collect(Collectors.toSet());
        List<Line> lines = reading.scenario().lines();
        List<String> after = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            boolean known = i < lines.size() && !wrong.contains(i + 1)
                && (!lines.get(i).isBlank() || before.get(i).isBlank());
            String row = known ? ScenarioFormat.format(lines.get(i)) : before.get(i).stripTrailing();
            if (!row.isEmpty() || !after.isEmpty() && !after.getLast().isEmpty()) {
                after.add(row);
            }
        }
        while (!after.isEmpty() && after.getLast().isEmpty()) {
            after.removeLast();
        }
        after.add("");
        return after;
    }
}
