package io.ptescope.model.conform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What can be seen of one operation, and of the machine after it: a line of a recording. In one that was recorded, a
/// component is null where repeated runs did not agree or the kernel does not show it.
///
/// @param number    from 1
/// @param operation as the scenario writes it
/// @param process   who did it; for `exit` who ended
/// @param ret       what the call returned, -1 for an error or a signal
/// @param errno     name of the error
/// @param signal    name of the signal that the touch ended in
/// @param value     the byte that was read
/// @param minFlt    minor faults
/// @param majFlt    major faults
/// @param faults    page faults in order, such as `np-read A[3]`
/// @param maps      by process and mapping, such as `P0.A`
/// @param files     by name
public record Observation(int number, String operation, String process, @Nullable Long ret, @Nullable String errno,
                          @Nullable String signal, @Nullable Long value, @Nullable Long minFlt, @Nullable Long majFlt,
                          @Nullable List<String> faults, @Nullable Map<String, MapState> maps,
                          @Nullable Map<String, FileState> files) {
    /// Copies the collections.
    public Observation {
        faults = faults == null ? null : List.copyOf(faults);
        maps = maps == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(maps));
        files = files == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /// An operation of a process that is not there.
    ///
    /// @param number from 1
    public static Observation skipped(int number, String operation, String process) {
        return new Observation(number, operation, process, -1L, null, null, null, null, null, null, null, null);
    }

    /// Whether nobody was there to do it: then nothing was observed after it either.
    public boolean isSkipped() {
        return minFlt == null && majFlt == null && faults == null;
    }

    /// A mapping.
    ///
    /// @param areas by address
    /// @param pages by number: those with an entry
    public record MapState(List<AreaState> areas, NavigableMap<Integer, PageState> pages) {
        /// Copies the collections.
        public MapState {
            areas = List.copyOf(areas);
            pages = Collections.unmodifiableNavigableMap(new TreeMap<>(pages));
        }

        /// Nothing of the mapping is left.
        boolean isGone() {
            return areas.isEmpty() && pages.isEmpty();
        }
    }

    /// A memory area.
    ///
    /// @param pages       first and last page, `0-3`
    /// @param permissions as /proc/PID/maps has them, `rw-s`
    /// @param pageProt    RO or RW: whether a read-style insertion makes writable entries
    public record AreaState(@Nullable String pages, @Nullable String permissions, @Nullable String pageProt) {}

    /// An entry and the page behind it.
    ///
    /// @param entry    rights and bits, `RW dirty`
    /// @param frame    equal numbers mean the same frame within this observation
    /// @param mapcount of the page
    /// @param flags    of the page, in the order of the recordings
    /// @param young    the accessed bit
    public record PageState(@Nullable String entry, @Nullable Long frame, @Nullable Long mapcount,
                            @Nullable String flags, @Nullable Boolean young) {}

    /// A file.
    ///
    /// @param size  bytes
    /// @param cache one letter a page
    public record FileState(@Nullable Long size, @Nullable String cache) {}

    /// The words of `text`, sorted, so that two orders of the same words are equal.
    static List<String> words(String text) {
        List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
        Collections.sort(words);
        return words;
    }
}
