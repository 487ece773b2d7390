package io.ptescope.app.layout;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import java.util.List;

/// The texts of the stage: what cells say in words, and names in several lengths.
final class Words {
    private Words() {}

    /// Wordings of a frame number, the longest first.
    static List<String> frame(long pfn) {
        String hex = Long.toHexString(pfn);
        if (hex.length() < 4) {
            return List.of("pfn " + hex, hex);
        }
        return List.of("pfn " + hex, hex, "…" + hex.substring(hex.length() - 3));
    }

    /// The version of a content: `v3`.
    static String version(Machine machine, int content) {
        return "v" + machine.contents().version(content);
    }

    /// Version and first byte of a content: `v3 = 66`.
    static String contents(Machine machine, int content) {
        return version(machine, content) + " = " + machine.contents().byteAt(content, 0);
    }

    /// `rw-s`, as in /proc/PID/maps.
    static String rights(Machine machine, int vma) {
        return (machine.vmas().is(vma, VmFlag.READ) ? "r" : "-") + (machine.vmas().is(vma, VmFlag.WRITE) ? "w" : "-")
            + (machine.vmas().is(vma, VmFlag.EXEC) ? "x" : "-") + (machine.vmas().is(vma, VmFlag.SHARED) ? "s" : "p");
    }

    /// What an area maps: the file's name, or what it is instead.
    static String backing(Machine machine, int vma) {
        int inode = machine.vmas().file(vma);
        return inode == 0 ? "anonymous" : machine.facts().inode(inode).name();
    }

    static String entry(Machine machine, int vma, long address, Pte pte, Form form, boolean stale) {
        String place = machine.names().name(machine.vmas().name(vma)) + " page "
            + machine.vmas().index(vma, address);
        if (pte.isNone()) {
            return place + ": no entry." + (stale ? stale() : "");
        }
        StringBuilder text = new StringBuilder(place).append(": ").append(access(pte, machine))
            .append(pte.isYoung() ? ", young" : ", old").append(", ").append(form(form))
            .append(", frame ").append(Long.toHexString(pte.pfn())).append('.');
        return stale ? text.append(stale()).toString() : text.toString();
    }

    static String cached(int cpu, Fill fill, boolean stale) {
        return "TLB of CPU " + cpu + ": " + (fill == Fill.NONE ? "nothing cached." : fill(fill) + ".")
            + (stale ? " Stale: the table says otherwise." : "");
    }

    static String was(Fill before) {
        return "Changed by this step: was " + fill(before) + ".";
    }

    /// A fill in words.
    static String fill(Fill fill) {
        return switch (fill) {
            case NONE -> "no entry";
            case READ_CLEAN -> "read-only, clean";
            case WRITE_CLEAN -> "writable, clean";
            case WRITE_DIRTY -> "writable, dirty";
            case READ_DIRTY -> "read-only, dirty";
            case FORBIDDEN -> "access forbidden";
            case SWAP -> "swapped out";
            case PLAIN -> "";
        };
    }

    /// How many cells there are of each fill.
    static String heap(List<Integer> counts) {
        StringBuilder text = new StringBuilder();
        for (Fill fill : Fill.values()) {
            int count = counts.get(fill.ordinal());
            if (count > 0) {
                text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(fill(fill));
            }
        }
        return text.append('.').toString();
    }

    private static String access(Pte pte, Machine machine) {
        if (!pte.isPresent()) {
            return fill(pte.isMapped(machine.layout()) ? Fill.FORBIDDEN : Fill.SWAP);
        }
        return (pte.isWritable() ? "writable, " : "read-only, ") + (pte.isDirty() ? "dirty" : "clean");
    }

    private static String stale() {
        return " A CPU still has an older translation.";
    }

    private static String form(Form form) {
        return switch (form) {
            case EMPTY -> "nothing";
            case FILE -> "page of the file";
            case ANON -> "anonymous page";
            case SPECIAL -> "no struct page";
            case DEVMAP -> "device memory";
            case ZERO -> "zero page";
        };
    }
}
