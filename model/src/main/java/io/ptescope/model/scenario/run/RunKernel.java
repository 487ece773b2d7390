package io.ptescope.model.scenario.run;

import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.scenario.KernelChoice;
import io.ptescope.model.scenario.Scenario;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A kernel that can be run: a version, and the patches it has after all switches.
///
/// @param text    as people write it: "2.6.19" or "2.6.19 -DIRTY_TRACKING"
/// @param version the release
/// @param patches of the release, with the switches applied
public record RunKernel(String text, KernelVersion version, Set<Patch> patches) {
    /// Copies the set.
    public RunKernel {
        EnumSet<Patch> copy = EnumSet.noneOf(Patch.class);
        copy.addAll(patches);
        patches = Collections.unmodifiableSet(copy);
    }

    /// A release as it is.
    public static RunKernel of(KernelVersion version) {
        return new RunKernel(version.text(), version, version.patches());
    }

    /// What `choice` names; none if there is no such version or patch in the model, or the patches make no sense
    /// together.
    public static Optional<RunKernel> of(KernelChoice choice) {
        return choice.mistake().isPresent() ? Optional.empty() : KernelVersion.of(choice.version())
            .flatMap(version -> choice.patches().map(patches -> new RunKernel(choice.text(), version, patches)));
    }

    /// The kernel that people write as `text`: a version, then switches, separated by blanks.
    public static Optional<RunKernel> named(String text) {
        return choice(text).flatMap(RunKernel::of);
    }

    /// The choice that people write as `text`; none if it is not a version with signed patches behind it.
    public static Optional<KernelChoice> choice(String text) {
        List<String> words = Arrays.stream(text.strip().split("\\s+")).toList();
        boolean wellFormed = words.stream().skip(1).allMatch(word -> word.matches("[-+][A-Z0-9_]+"));
        return wellFormed ? Optional.of(new KernelChoice(words.getFirst(), words.subList(1, words.size())))
            : Optional.empty();
    }

    /// The first kernel of the scenario's list that can be run; where it names none, the one with dirty tracking.
    /// None if it names kernels and none of them can be run.
    public static Optional<RunKernel> defaultOf(Scenario scenario) {
        return scenario.kernels().isEmpty() ? Optional.of(of(KernelVersion.V2_6_19))
            : scenario.kernels().stream().flatMap(choice -> of(choice).stream()).findFirst();
    }

    /// The versions that can be run, in one line.
    public static String versions() {
        return Arrays.stream(KernelVersion.values()).map(KernelVersion::text).collect(Collectors.joining(", "));
    }

    /// Whether this is the release itself, without switches.
    public boolean isPlain() {
        return text.equals(version.text());
    }

    /// Whether a line that is meant for `kernels` (empty: all) is meant for this one.
    public boolean isAmong(List<String> kernels) {
        return kernels.isEmpty() || kernels.contains(text);
    }
}
