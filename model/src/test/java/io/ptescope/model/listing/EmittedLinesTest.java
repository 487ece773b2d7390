package io.ptescope.model.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Errno;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Injection;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.Site;
import io.ptescope.model.kernel.Sites;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Law 6 while the kernel runs: where a task stands is a line of the function that it is in, for that kernel.
class EmittedLinesTest {
    private static final List<FileSystem> PROFILES =
        List.of(FileSystem.EXT3, FileSystem.MKWFS, FileSystem.TMPFS, FileSystem.MIXFS, FileSystem.RAWDEV,
            FileSystem.DAX, FileSystem.XFS_DAX);
    private static final int USER_SPACE = -1;

    private final Listings listings = Listings.bundled();

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void everyEventStandsAtALineOfTheFunctionThatIsOpen(KernelVersion version) {
        Set<String> odd = new TreeSet<>();
        for (FileSystem profile : PROFILES) {
            for (int seed = 0; seed < 24; seed++) {
                check(new Workload(version, profile, seed, injections(seed)).run(120), version, odd);
            }
        }

        assertThat(odd).isEmpty();
    }

    private static List<Injection> injections(int seed) {
        Injection.Place[] places = Injection.Place.values();
        return seed % 5 == 0 ? List.of() : List.of(new Injection(places[seed % 5 - 1], 2 + seed / 5, Errno.ENOSPC));
    }

    private void check(EventLog log, KernelVersion version, Set<String> odd) {
        Map<Integer, Deque<Integer>> open = new HashMap<>();
        for (long n = 0; n < log.size(); n++) {
            Deque<Integer> calls = open.computeIfAbsent(log.task(n), task -> new ArrayDeque<>());
            if (log.isLeave(n)) {
                calls.pop();
            }
            int function = calls.isEmpty() ? USER_SPACE : calls.peek();
            Sites.of(log.site(n)).ifPresent(site -> check(site, function, version, odd));
            if (log.isEnter(n)) {
                calls.push(log.object(n));
            }
        }
    }

    private void check(Site site, int function, KernelVersion version, Set<String> odd) {
        String where = site.function() + " " + site.label();
        String in = function == USER_SPACE ? "user space" : Function.of(function).text();
        if (!in.equals(site.function())) {
            odd.add(where + " while in " + in);
        }
        if (listings.line(site, version.patches()).isEmpty()) {
            odd.add(where + " is no line of " + version.text());
        }
    }
}
