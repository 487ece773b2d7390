package io.ptescope.model.scenario;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.scenario.Operation.IoMode;
import io.ptescope.model.scenario.Operation.MmapFlag;
import java.util.Arrays;

/// Operations as workloads write them, without `in C`.
public final class OperationText {
    private OperationText() {}

    /// Such as `write A 3 65`.
    public static String of(Operation operation) {
        return switch (operation) {
            case Operation.Mmap mmap -> mmap(mmap);
            case Operation.Read read -> "read " + read.mapping() + " " + read.page() + at(read.at());
            case Operation.Write write -> "write " + write.mapping() + " " + write.page() + " " + write.value()
                + at(write.at());
            case Operation.Mprotect mprotect -> "mprotect " + mprotect.mapping() + range(mprotect.range()) + " "
                + mprotect.protection().text();
            case Operation.Munmap munmap -> "munmap " + munmap.mapping() + range(munmap.range());
            case Operation.RemapFilePages remap -> "remap_file_pages " + remap.mapping() + range(remap.range()) + " "
                + remap.to();
            case Operation.Mremap mremap -> "mremap " + mremap.mapping() + " " + mremap.pages()
                + flag(mremap.move(), "move");
            case Operation.Msync msync -> msync(msync);
            case Operation.Madvise madvise -> "madvise " + madvise.mapping() + range(madvise.range()) + " "
                + madvise.advice().text();
            case Operation.Mlock mlock -> "mlock " + mlock.mapping() + range(mlock.range());
            case Operation.Munlock munlock -> "munlock " + munlock.mapping() + range(munlock.range());
            case Operation.Mincore mincore -> "mincore " + mincore.mapping();
            case Operation.UffdRegister register -> "uffdreg " + register.mapping();
            case Operation.UffdProtect protect -> "uffdwp " + protect.mapping() + range(protect.range())
                + (protect.on() ? " on" : " off");
            case Operation.Fsync fsync -> "fsync " + fsync.file();
            case Operation.Fdatasync fdatasync -> "fdatasync " + fdatasync.file();
            case Operation.Journal journal -> "journal " + journal.file();
            case Operation.Strip strip -> "strip " + strip.file();
            case Operation.Syncfs syncfs -> "syncfs " + syncfs.file();
            case Operation.Sync sync -> "sync";
            case Operation.Sfr sfr -> "sfr " + sfr.file() + range(sfr.range()) + flag(sfr.waitBefore(), "wait_before")
                + flag(sfr.write(), "write") + flag(sfr.waitAfter(), "wait_after");
            case Operation.Pread pread -> "pread " + pread.file() + " " + pread.page()
                + flag(pread.direct(), "direct");
            case Operation.Pwrite pwrite -> "pwrite " + pwrite.file() + " " + pwrite.page() + " " + pwrite.value()
                + flag(pwrite.mode() != IoMode.CACHED, pwrite.mode().text());
            case Operation.Ftruncate truncate -> "ftruncate " + truncate.file() + " " + size(truncate.bytes());
            case Operation.Fallocate fallocate -> "fallocate " + fallocate.file() + " " + fallocate.mode().text()
                + range(fallocate.range());
            case Operation.Fadvise fadvise -> "fadvise " + fadvise.file() + " " + fadvise.advice().text() + " "
                + fadvise.range().first() + " " + fadvise.range().count();
            case Operation.Reclaim reclaim -> "reclaim " + reclaim.file() + range(reclaim.range());
            case Operation.ReclaimMapped reclaim -> "reclaim " + reclaim.mapping() + range(reclaim.range());
            case Operation.ReadInto into -> "readinto " + into.file() + " " + into.filePage() + " " + into.mapping()
                + " " + into.page() + flag(into.direct(), "direct");
            case Operation.WriteFrom from -> "writefrom " + from.file() + " " + from.filePage() + " "
                + from.mapping() + " " + from.page() + flag(from.direct(), "direct");
            case Operation.Fork fork -> "fork " + fork.child();
            case Operation.Exit exit -> "exit " + exit.process();
            case Operation.Sleep sleep -> "sleep " + sleep.milliseconds();
            case Operation.ClearRefs clear -> "clear_refs " + clear.what();
            case Operation.RemoteRead read -> read.via().readWord() + " " + read.process() + " " + read.mapping()
                + " " + read.page();
            case Operation.RemoteWrite write -> write.via().writeWord() + " " + write.process() + " "
                + write.mapping() + " " + write.page() + " " + write.value() + flag(write.word(), "word");
        };
    }

    private static String mmap(Operation.Mmap mmap) {
        StringBuilder text = new StringBuilder("mmap ").append(mmap.mapping()).append(' ')
            .append(mmap.source().text()).append(mmap.shared() ? " shared " : " private ")
            .append(mmap.protection().text()).append(" pages=").append(mmap.pages());
        if (mmap.offset() > 0) {
            text.append(" off=").append(mmap.offset());
        }
        Arrays.stream(MmapFlag.values()).filter(mmap.flags()::contains)
            .forEach(flag -> text.append(' ').append(flag.text()));
        return text.toString();
    }

    private static String msync(Operation.Msync msync) {
        Range range = msync.range();
        return "msync " + msync.mapping() + " " + msync.mode().text()
            + (range.isWhole() ? "" : " page=" + range.first() + " n=" + range.count());
    }

    private static String at(int offset) {
        return offset == 0 ? "" : " at=" + offset;
    }

    private static String range(Range range) {
        return range.isWhole() ? "" : " " + range.first() + " " + range.count();
    }

    private static String flag(boolean there, String word) {
        return there ? " " + word : "";
    }

    private static String size(long bytes) {
        return bytes % PageSize.BYTES == 0 ? "" + bytes / PageSize.BYTES : "bytes=" + bytes;
    }
}
