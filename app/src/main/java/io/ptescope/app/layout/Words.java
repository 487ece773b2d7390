package io.ptescope.app.layout;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.SwapEntry;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import java.util.List;
import java.util.Optional;

/// The texts of the stage: what cells say in words, and names in several lengths.
final class Words {
    private final Machine machine;
    private final Vocabulary vocabulary;

    Words(Machine machine, Vocabulary vocabulary) {
        this.machine = machine;
        this.vocabulary = vocabulary;
    }

    String of(Word word, Object... arguments) {
        return vocabulary.of(word, arguments);
    }

    /// Wordings of a frame number, the longest first.
    static List<String> frame(long pfn) {
        String hex = Long.toHexString(pfn);
        if (hex.length() < 4) {
            return List.of("pfn " + hex, hex);
        }
        return List.of("pfn " + hex, hex, "…" + hex.substring(hex.length() - 3));
    }

    /// The version of a content: `v3`.
    String version(int content) {
        return "v" + machine.contents().version(content);
    }

    /// Version and first byte of a content: `v3 = 66`.
    String contents(int content) {
        return version(content) + " = " + machine.contents().byteAt(content, 0);
    }

    /// What a content is, from the longest wording to the shortest: the byte matters more than the space around it.
    List<String> wordings(int content) {
        String whole = contents(content);
        return List.of(whole, whole.replace(" ", ""), version(content));
    }

    /// `rw-s`, as in /proc/PID/maps.
    String rights(int vma) {
        return (machine.vmas().is(vma, VmFlag.READ) ? "r" : "-") + (machine.vmas().is(vma, VmFlag.WRITE) ? "w" : "-")
            + (machine.vmas().is(vma, VmFlag.EXEC) ? "x" : "-") + (machine.vmas().is(vma, VmFlag.SHARED) ? "s" : "p");
    }

    /// What an area maps: the file's name, or what it is instead.
    String backing(int vma) {
        int inode = machine.vmas().file(vma);
        return inode == 0 ? of(Word.ANONYMOUS) : machine.facts().inode(inode).name();
    }

    String entry(int vma, long address, Pte pte, Form form, boolean stale) {
        String area = machine.names().name(machine.vmas().name(vma));
        int page = machine.vmas().index(vma, address);
        Optional<SwapEntry> swapped = SwapEntry.of(pte, machine.layout());
        if (swapped.isPresent()) {
            String where = of(Word.ENTRY_SWAPPED, area, page, swapped.get().slot());
            return stale ? where + " " + of(Word.ENTRY_STALE) : where;
        }
        String says = pte.isNone() ? of(Word.ENTRY_NONE, area, page) : of(Word.ENTRY, area, page,
            fill(Fill.of(pte, machine.layout())),
            of(pte.isYoung() ? Word.YOUNG : Word.OLD), form(form), Long.toHexString(pte.pfn()));
        says = pte.isHuge(machine.layout()) ? says + " " + of(Word.ENTRY_HUGE) : says;
        return stale ? says + " " + of(Word.ENTRY_STALE) : says;
    }

    String cached(int cpu, Fill fill, boolean stale) {
        String says = fill == Fill.NONE ? of(Word.TLB_NOTHING, cpu) : of(Word.TLB_CACHED, cpu, fill(fill));
        return stale ? says + " " + of(Word.TLB_STALE) : says;
    }

    String was(Fill before) {
        return of(Word.WAS, fill(before));
    }

    /// A fill in words.
    String fill(Fill fill) {
        return switch (fill) {
            case NONE -> of(Word.NO_ENTRY);
            case READ_CLEAN -> of(Word.READ_ONLY_CLEAN);
            case WRITE_CLEAN -> of(Word.WRITABLE_CLEAN);
            case WRITE_DIRTY -> of(Word.WRITABLE_DIRTY);
            case READ_DIRTY -> of(Word.READ_ONLY_DIRTY);
            case FORBIDDEN -> of(Word.ACCESS_FORBIDDEN);
            case SWAP -> of(Word.SWAPPED_OUT);
            case PLAIN -> "";
        };
    }

    private String form(Form form) {
        return switch (form) {
            case EMPTY -> of(Word.NOTHING);
            case FILE -> of(Word.FILE_PAGE);
            case ANON -> of(Word.ANONYMOUS_PAGE);
            case SPECIAL -> of(Word.NO_STRUCT_PAGE);
            case DEVMAP -> of(Word.DEVICE_MEMORY);
            case ZERO -> of(Word.ZERO_PAGE);
        };
    }
}
