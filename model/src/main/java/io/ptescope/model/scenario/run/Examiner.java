package io.ptescope.model.scenario.run;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.scenario.Expectation;
import io.ptescope.model.scenario.Expectation.PageWord;
import io.ptescope.model.scenario.Expectation.PteWord;
import io.ptescope.model.scenario.ExpectationText;
import io.ptescope.model.scenario.Quantity;
import io.ptescope.model.scenario.Spot;
import io.ptescope.model.scenario.run.Processes.Area;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Holds expectations against the machine as it is now.
final class Examiner {
    private final Machine machine;
    private final Processes processes;
    private final Tally tally;
    private final Map<String, Result> lastResults;

    /// @param lastResults the last result of each process; looked at when an expectation asks
    Examiner(Machine machine, Processes processes, Tally tally, Map<String, Result> lastResults) {
        this.machine = machine;
        this.processes = processes;
        this.tally = tally;
        this.lastResults = lastResults;
    }

    /// Whether an expectation holds, and what was found.
    record Verdict(boolean held, String found) {}

    Verdict examine(Expectation expectation) {
        return switch (expectation) {
            case Expectation.EntryIs entry -> {
                List<PteWord> found = words(entry.entry());
                yield new Verdict(found.containsAll(entry.words()) != entry.not(), text(found, entry.words()));
            }
            case Expectation.PageIs page -> {
                List<PageWord> found = words(page.page());
                yield new Verdict(found.containsAll(page.words()),
                    String.join(" ", found.stream().map(PageWord::text).toList()));
            }
            case Expectation.Compares compares -> {
                OptionalLong found = value(compares.quantity());
                yield found.isEmpty() ? new Verdict(false, "nothing there")
                    : new Verdict(compares.comparison().holds(found.getAsLong(), compares.value()),
                        ExpectationText.value(compares.quantity(), found.getAsLong()));
            }
            case Expectation.SignalIs wanted -> {
                Signal found = last(wanted.process()).map(Result::signal).orElse(Signal.NONE);
                yield new Verdict((found == wanted.signal()) != wanted.not(), ExpectationText.of(found));
            }
            case Expectation.SameFrame same -> sameFrame(same);
        };
    }

    private Verdict sameFrame(Expectation.SameFrame same) {
        OptionalLong one = frame(same.one());
        OptionalLong other = frame(same.other());
        boolean equal = one.isPresent() && one.equals(other);
        return new Verdict(equal != same.not(), frameText(one) + " and " + frameText(other));
    }

    private static String frameText(OptionalLong frame) {
        return frame.isPresent() ? "frame " + Long.toHexString(frame.getAsLong()) : "none";
    }

    private OptionalLong value(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Global global -> OptionalLong.of(machine.counter(global.counter()));
            case Quantity.OfProcess process -> processes.find(process.process())
                .map(found -> OptionalLong.of(count(found, process.counter()))).orElse(OptionalLong.empty());
            case Quantity.OfFrame frame -> {
                OptionalLong pfn = frame(frame.spot());
                boolean page = pfn.isPresent() && machine.facts().isValid(pfn.getAsLong());
                yield !page ? OptionalLong.empty() : OptionalLong.of(switch (frame.counter()) {
                    case MAPCOUNT -> machine.pages().mapcount((int) pfn.getAsLong());
                    case REFCOUNT -> machine.pages().refcount((int) pfn.getAsLong());
                });
            }
            case Quantity.ByteInMemory memory -> {
                OptionalLong pfn = frame(memory.spot());
                yield pfn.isEmpty() ? pfn
                    : OptionalLong.of(machine.contents().byteAt(machine.pages().content(pfn.getAsLong()), 0));
            }
            case Quantity.ByteOnDisk disk -> OptionalLong.of(machine.contents().byteAt(
                machine.inodes().onDisk(inode(disk.page().file()), disk.page().page()), 0));
            case Quantity.OfLast wanted -> {
                Optional<Result> last = last(wanted.process());
                yield last.isEmpty() ? OptionalLong.empty() : OptionalLong.of(switch (wanted.value()) {
                    case RESULT -> last.get().ret();
                    case VALUE -> last.get().value();
                });
            }
        };
    }

    private long count(Processes.Process process, Quantity.ProcessCounter counter) {
        var states = machine.processes();
        int mm = states.mm(process.task());
        return switch (counter) {
            case FAULTS -> tally.faults(process);
            case MIN_FLT -> process.tasks().stream().mapToLong(states::minFlt).sum();
            case MAJ_FLT -> process.tasks().stream().mapToLong(states::majFlt).sum();
            case FILE_RSS -> mm < 0 ? 0 : states.fileRss(mm);
            case ANON_RSS -> mm < 0 ? 0 : states.anonRss(mm);
        };
    }

    private Optional<Result> last(String process) {
        return Optional.ofNullable(lastResults.get(process));
    }

    private OptionalLong frame(Spot spot) {
        return switch (spot) {
            case Spot.Entry entry -> {
                Pte pte = pte(entry);
                yield pte.isMapped(machine.layout()) ? OptionalLong.of(pte.pfn()) : OptionalLong.empty();
            }
            case Spot.FilePage page -> frame(inode(page.file()), page.page());
        };
    }

    /// The frame that holds a page of a file: in the page cache, or for good where the file has frames of its own.
    private OptionalLong frame(int inode, int index) {
        boolean raw = FileSystem.of(machine.facts().inode(inode).fileSystem()).filter(FileSystem::isRaw).isPresent();
        if (raw) {
            return index < machine.inodes().pages(inode) ? OptionalLong.of(Facts.rawPfn(inode, index))
                : OptionalLong.empty();
        }
        if (machine.inodes().isWritten(inode, index) && machine.facts().isPmem(machine.inodes().block(inode, index))) {
            return OptionalLong.of(machine.inodes().block(inode, index));
        }
        int pfn = machine.mappings().page(inode, index);
        return pfn < 0 ? OptionalLong.empty() : OptionalLong.of(pfn);
    }

    private Pte pte(Spot.Entry entry) {
        Optional<Processes.Process> process = processes.find(entry.process());
        if (process.isEmpty() || machine.processes().mm(process.get().task()) < 0) {
            return Pte.NONE;
        }
        Area area = process.get().areas().get(entry.mapping());
        return area == null ? Pte.NONE
            : machine.tables().pte(machine.processes().mm(process.get().task()), area.address(entry.page()));
    }

    private List<PteWord> words(Spot.Entry entry) {
        return Reading.of(machine, pte(entry));
    }

    /// What was found; whether the entry is young is said only if somebody asked.
    private static String text(List<PteWord> found, List<PteWord> wanted) {
        boolean aboutAge = wanted.contains(PteWord.YOUNG) || wanted.contains(PteWord.OLD);
        return String.join(" ", found.stream()
            .filter(word -> aboutAge || word != PteWord.YOUNG && word != PteWord.OLD).map(PteWord::text).toList());
    }

    private List<PageWord> words(Spot.FilePage page) {
        return Reading.of(machine, inode(page.file()), page.page());
    }

    private int inode(String file) {
        List<Facts.InodeFacts> inodes = machine.facts().inodes();
        for (int i = 0; i < inodes.size(); i++) {
            if (inodes.get(i).name().equals(file)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("no file " + file);
    }
}
