package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What happens to a line that cannot be read.
sealed interface Mistakes {
    /// A line of the text, `row`, is wrong. Returns if the lines below it are to be read.
    void found(ScenarioException mistake, String row) throws ScenarioException;

    /// Whether no line was wrong.
    boolean none();

    /// The first one ends the reading.
    final class Fatal implements Mistakes {
        @Override
        public void found(ScenarioException mistake, String row) throws ScenarioException {
            throw mistake;
        }

        @Override
        public boolean none() {
            return true;
        }
    }

    /// All are kept, but for those that come of others: names that a wrong line would have declared are unknown below.
    final class Kept implements Mistakes {
        private final List<Diagnostic> all = new ArrayList<>();
        private final Set<String> lost = new HashSet<>();

        @Override
        public void found(ScenarioException mistake, String row) {
            Diagnostic diagnostic = mistake.diagnostic();
            int begin = Math.min(diagnostic.column() - 1, row.length());
            String wrong = row.substring(begin, Math.min(row.length(), begin + diagnostic.length()));
            if (wrong.isEmpty() || !lost.contains(wrong)) {
                all.add(diagnostic);
            }
            lost.addAll(List.of(row.strip().split("[\\s;\\[\\]]+")));
        }

        @Override
        public boolean none() {
            return all.isEmpty();
        }

        List<Diagnostic> all() {
            return List.copyOf(all);
        }

        /// With the one that ended the reading.
        List<Diagnostic> with(ScenarioException end) {
            List<Diagnostic> more = new ArrayList<>(all);
            more.add(end.diagnostic());
            return List.copyOf(more);
        }
    }
}
