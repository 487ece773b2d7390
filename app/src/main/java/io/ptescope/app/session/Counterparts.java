package io.ptescope.app.session;

import java.util.Arrays;
import java.util.List;

/// Which operation of one text of a workload is which of another: lines that stand in both, in the longest common
/// sequence, and between two of those as many that were changed as there are in both.
final class Counterparts {
    /// More pairs of lines than this are not compared; what was changed at once is another text then.
    private static final long MOST_PAIRS = 4_000_000;
    private static final int GONE = -1;

    private final int[] counterparts;

    private Counterparts(int[] counterparts) {
        this.counterparts = counterparts;
    }

    /// The operation of `to` that operation n of `from` is, for each n.
    static Counterparts of(List<String> from, List<String> to) {
        int[] found = new int[from.size()];
        Arrays.fill(found, GONE);
        int head = 0;
        while (head < Math.min(from.size(), to.size()) && from.get(head).equals(to.get(head))) {
            found[head] = head++;
        }
        int tail = 0;
        while (tail < Math.min(from.size(), to.size()) - head
            && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
            tail++;
            found[from.size() - tail] = to.size() - tail;
        }
        List<String> froms = from.subList(head, from.size() - tail);
        List<String> tos = to.subList(head, to.size() - tail);
        if ((long) froms.size() * tos.size() <= MOST_PAIRS) {
            match(froms, tos, head, found);
        }
        pairChanged(found, to.size());
        return new Counterparts(found);
    }

    private static void match(List<String> from, List<String> to, int head, int[] found) {
        int[][] longest = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int k = to.size() - 1; k >= 0; k--) {
                longest[i][k] = from.get(i).equals(to.get(k)) ? longest[i + 1][k + 1] + 1
                    : Math.max(longest[i + 1][k], longest[i][k + 1]);
            }
        }
        int i = 0;
        int k = 0;
        while (i < from.size() && k < to.size()) {
            if (from.get(i).equals(to.get(k))) {
                found[head + i++] = head + k++;
            } else if (longest[i + 1][k] >= longest[i][k + 1]) {
                i++;
            } else {
                k++;
            }
        }
    }

    /// Where equally many lines have come in the place of others, they are the same lines, changed.
    private static void pairChanged(int[] found, int size) {
        int before = -1;
        while (before < found.length) {
            int next = before + 1;
            while (next < found.length && found[next] == GONE) {
                next++;
            }
            int from = before < 0 ? -1 : found[before];
            int to = next < found.length ? found[next] : size;
            if (to - from == next - before) {
                for (int n = before + 1; n < next; n++) {
                    found[n] = from + n - before;
                }
            }
            before = next;
        }
    }

    /// The other text's number of `operation`; -1 if it is not there.
    int of(int operation) {
        return operation < 0 || operation >= counterparts.length ? GONE : counterparts[operation];
    }

    /// How many operations of the other text are over where the first `count` of this one are: those up to the last of
    /// them that is in both.
    int over(int count) {
        for (int operation = Math.min(count, counterparts.length) - 1; operation >= 0; operation--) {
            if (counterparts[operation] != GONE) {
                return counterparts[operation] + 1;
            }
        }
        return 0;
    }
}
