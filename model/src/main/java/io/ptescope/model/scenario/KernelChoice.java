package io.ptescope.model.scenario;

import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A kernel as a scenario names it: a version, with patches switched on or off. The version need not be simulated:
/// that is asked only when a run on it is asked for, because recorded workloads name any kernel.
///
/// @param version such as "2.6.19"
/// @param switches patches with their sign, such as "-ANON_FIRST", in the order written
public record KernelChoice(String version, List<String> switches) {
    /// Copies the list.
    public KernelChoice {
        switches = List.copyOf(switches);
    }

    /// Why a choice makes no sense.
    ///
    /// @param at      number of the switch that is wrong, from 0
    /// @param message "expected …, found …", without a full stop
    public record Mistake(int at, Wording message) {}

    /// As written: the version, then the switches.
    public String text() {
        return switches.isEmpty() ? version : version + " " + String.join(" ", switches);
    }

    /// The patches of the version after all switches; none if the version is not simulated, or a switch names no patch.
    public Optional<Set<Patch>> patches() {
        return KernelVersion.of(version).flatMap(release -> {
            EnumSet<Patch> patches = EnumSet.noneOf(Patch.class);
            patches.addAll(release.patches());
            for (String change : switches) {
                Optional<Patch> patch = patch(change);
                if (patch.isEmpty()) {
                    return Optional.empty();
                }
                if (isOn(change)) {
                    patches.add(patch.get());
                } else {
                    patches.remove(patch.get());
                }
            }
            return Optional.of(patches);
        });
    }

    /// What is wrong with the switches of a version that is simulated: a patch that there is not, or a patch that
    /// is left without one that it needs.
    public Optional<Mistake> mistake() {
        if (KernelVersion.of(version).isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < switches.size(); i++) {
            if (patch(switches.get(i)).isEmpty()) {
                return Optional.of(new Mistake(i, Wording.of("expected {0}, found \"{1}\"",
                    Wording.of("a patch with its sign such as -ANON_FIRST"), switches.get(i))));
            }
        }
        Set<Patch> patches = patches().orElseThrow();
        for (Patch patch : patches) {
            if (!patch.missingFrom(patches).isEmpty()) {
                return Optional.of(unsupported(patch, patches));
            }
        }
        return Optional.empty();
    }

    private Mistake unsupported(Patch patch, Set<Patch> patches) {
        int added = switches.lastIndexOf("+" + patch.name());
        if (added >= 0) {
            Set<Patch> missing = new Foundations(patches).missing(patch);
            return new Mistake(added, Wording.of("{0} needs {1}; expected \"{2}\", or another version than {3}", patch,
                names(patch.missingFrom(patches)), with("+", missing), version));
        }
        Patch gone = patch.missingFrom(patches).iterator().next();
        Set<Patch> above = new Foundations(patches).above(gone);
        return new Mistake(Math.max(0, switches.lastIndexOf("-" + gone.name())), Wording.of(above.size() == 1
            ? "{0} needs {1}; expected \"{2}\"" : "{0} need {1}; expected \"{2}\"", names(above), gone,
            with("-", above)));
    }

    private String with(String sign, Set<Patch> more) {
        return text() + more.stream().map(patch -> " " + sign + patch).collect(Collectors.joining());
    }

    private static Wording names(Set<Patch> patches) {
        List<String> names = new ArrayList<>(patches.stream().map(Patch::name).toList());
        String last = names.removeLast();
        return names.isEmpty() ? Wording.of("{0}", last) : Wording.of("{0} and {1}", String.join(", ", names), last);
    }

    private static boolean isOn(String change) {
        return change.startsWith("+");
    }

    private static Optional<Patch> patch(String change) {
        return Patch.of(change.substring(1));
    }

    /// What stands on what in a set of patches.
    private record Foundations(Set<Patch> patches) {
        /// All that `patch` needs, and what that needs, as far as the set lacks it.
        Set<Patch> missing(Patch patch) {
            EnumSet<Patch> missing = EnumSet.noneOf(Patch.class);
            List<Patch> open = new ArrayList<>(List.of(patch));
            while (!open.isEmpty()) {
                for (Patch needed : open.removeLast().missingFrom(patches)) {
                    if (missing.add(needed)) {
                        open.add(needed);
                    }
                }
            }
            return missing;
        }

        /// All of the set that needs `gone`, or needs one that does.
        Set<Patch> above(Patch gone) {
            EnumSet<Patch> above = EnumSet.noneOf(Patch.class);
            EnumSet<Patch> without = EnumSet.noneOf(Patch.class);
            without.addAll(patches);
            without.remove(gone);
            boolean more = true;
            while (more) {
                more = false;
                for (Patch patch : EnumSet.copyOf(without)) {
                    if (!patch.missingFrom(without).isEmpty()) {
                        above.add(patch);
                        without.remove(patch);
                        more = true;
                    }
                }
            }
            return above;
        }
    }
}
