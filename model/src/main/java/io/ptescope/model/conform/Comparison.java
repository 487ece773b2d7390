package io.ptescope.model.conform;

import io.ptescope.model.conform.Observation.AreaState;
import io.ptescope.model.conform.Observation.FileState;
import io.ptescope.model.conform.Observation.MapState;
import io.ptescope.model.conform.Observation.PageState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares one operation of a recording with the same one of a run. What the recording does not have is not compared.
final class Comparison {
    private static final MapState NO_MAP = new MapState(List.of(), new TreeMap<>());

    private final Observation recorded;
    private final Observation simulated;
    private final Map<Long, Long> simulatedFrames = new HashMap<>();
    private final Map<Long, String> firstRecorded = new HashMap<>();
    private final Map<Long, String> firstSimulated = new HashMap<>();
    private @Nullable Mismatch found;

    private Comparison(Observation recorded, Observation simulated) {
        this.recorded = recorded;
        this.simulated = simulated;
    }

    /// The first field that differs, in the order of the recordings.
    static Optional<Mismatch> first(Observation recorded, Observation simulated) {
        Comparison comparison = new Comparison(recorded, simulated);
        comparison.compare();
        return Optional.ofNullable(comparison.found);
    }

    private void compare() {
        compare("op", String.join(" ", recorded.operation().strip().split("\\s+")),
            String.join(" ", simulated.operation().strip().split("\\s+")));
        compare("actor", recorded.process(), simulated.process());
        if (recorded.isSkipped() || simulated.isSkipped()) {
            compare("process", recorded.isSkipped() ? "not there" : "there",
                simulated.isSkipped() ? "not there" : "there");
            return;
        }
        compare("ret", recorded.ret(), simulated.ret());
        compare("errno", recorded.errno(), simulated.errno());
        compare("signal", recorded.signal(), simulated.signal());
        if (wasRead()) {
            compare("val", recorded.value(), simulated.value());
        }
        compare("faults", recorded.faults(), simulated.faults());
        compare("minflt", recorded.minFlt(), simulated.minFlt());
        compare("majflt", recorded.majFlt(), simulated.majFlt());
        maps();
        files();
    }

    /// Where nothing was read, the recorded byte is what an earlier operation left in the buffer.
    private boolean wasRead() {
        boolean call = recorded.operation().contains("pread");
        return recorded.ret() != null && (call ? recorded.ret() > 0 : recorded.ret() >= 0);
    }

    private void maps() {
        Map<String, MapState> expected = recorded.maps();
        Map<String, MapState> actual = simulated.maps();
        if (expected == null || actual == null) {
            return;
        }
        for (Map.Entry<String, MapState> map : expected.entrySet()) {
            map(map.getKey(), map.getValue(), actual.getOrDefault(map.getKey(), NO_MAP));
        }
        actual.forEach((name, map) -> {
            if (!expected.containsKey(name) && !map.isGone()) {
                differ(name, "not mapped", "mapped");
            }
        });
    }

    private void map(String name, MapState expected, MapState actual) {
        compare(name + " perm", permissions(expected), permissions(actual));
        if (expected.areas().size() == actual.areas().size()) {
            for (int i = 0; i < expected.areas().size(); i++) {
                AreaState area = expected.areas().get(i);
                compare(name + " vm_page_prot of " + area.pages(), area.pageProt(), actual.areas().get(i).pageProt());
            }
        }
        NavigableMap<Integer, PageState> pages = actual.pages();
        TreeSet<Integer> numbers = new TreeSet<>(expected.pages().keySet());
        numbers.addAll(pages.keySet());
        for (int page : numbers) {
            page(name + "[" + page + "]", expected.pages().get(page), pages.get(page));
        }
    }

    /// The ranges with their permissions; null where runs did not agree on one of them.
    private static @Nullable String permissions(MapState map) {
        StringBuilder text = new StringBuilder();
        for (AreaState area : map.areas()) {
            if (area.pages() == null || area.permissions() == null) {
                return null;
            }
            text.append(text.isEmpty() ? "" : ", ").append(area.pages()).append(' ').append(area.permissions());
        }
        return text.toString();
    }

    private void page(String name, @Nullable PageState expected, @Nullable PageState actual) {
        if (expected == null || actual == null) {
            differ(name + " pte", entry(expected), entry(actual));
            return;
        }
        words(name + " pte", kind(expected.entry()), kind(actual.entry()));
        frame(name, expected.frame(), actual.frame());
        compare(name + " mapcount", expected.mapcount(), actual.mapcount());
        words(name + " flags", expected.flags(), actual.flags());
    }

    private static String entry(@Nullable PageState state) {
        return state == null ? "none" : Objects.requireNonNullElse(state.entry(), "some entry");
    }

    /// An entry that is not present is compared as such: what the kernel keeps in its other bits is not the model's.
    private static @Nullable String kind(@Nullable String entry) {
        return entry != null && entry.startsWith("nonpresent") ? "nonpresent" : entry;
    }

    /// Frames are numbered in each line anew: equal numbers here have to be equal there, and different ones different.
    private void frame(String name, @Nullable Long expected, @Nullable Long actual) {
        if (expected == null || actual == null) {
            return;
        }
        Long partner = simulatedFrames.putIfAbsent(expected, actual);
        String sharedThere = firstRecorded.putIfAbsent(expected, name);
        String sharedHere = firstSimulated.putIfAbsent(actual, name);
        boolean agree = partner == null ? sharedHere == null : partner.equals(actual);
        if (!agree) {
            differ(name + " frame", owner(sharedThere), owner(sharedHere));
        }
    }

    private static String owner(@Nullable String first) {
        return first == null ? "its own" : "that of " + first;
    }

    private void files() {
        if (recorded.files() == null || simulated.files() == null) {
            return;
        }
        Map<String, FileState> actual = simulated.files();
        recorded.files().forEach((name, file) -> {
            FileState here = actual.get(name);
            if (here == null) {
                differ(name, "a file", "no such file");
            } else {
                compare(name + " size", file.size(), here.size());
                compare(name + " cache", file.cache(), here.cache());
            }
        });
    }

    private void words(String field, @Nullable String expected, @Nullable String actual) {
        if (expected != null && !Observation.words(expected).equals(Observation.words(actual == null ? "" : actual))) {
            differ(field, expected, actual == null ? "" : actual);
        }
    }

    private void compare(String field, @Nullable Object expected, @Nullable Object actual) {
        if (expected != null && !expected.equals(actual)) {
            differ(field, text(expected), actual == null ? "" : text(actual));
        }
    }

    private static String text(Object value) {
        return value instanceof List<?> list ? String.join(", ", list.stream().map(Object::toString).toList())
            : value.toString();
    }

    private void differ(String field, String expected, String actual) {
        if (found == null) {
            found = new Mismatch(recorded.number(), recorded.operation(), field, expected, actual);
        }
    }
}
