package io.ptescope.model.scenario.parse;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that somebody probably meant.
final class Spelling {
    private Spelling() {}

    /// The candidate that differs from `word` in the fewest typing errors: at most one in short words, two in long
    /// ones. The first of equals; none if `word` is far from all.
    static Optional<String> nearest(String word, Collection<String> candidates) {
        int allowed = word.length() <= 3 ? 1 : 2;
        String best = null;
        for (String candidate : candidates) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance <= allowed && distance < candidate.length() && (best == null || distance < allowed)) {
                allowed = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /// Letters to insert, drop, replace, or swap with their neighbour (Damerau and Levenshtein).
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1)) {
            return Math.min(least, cost[i - 2][j - 2] + 1);
        }
        return least;
    }
}
