package io.ptescope.app.layout;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which column stands for what. File page `i` has column `i` in every address space and in every page cache, so that
/// sharing is vertical alignment; areas without a file get columns of their own behind those, and a forked copy of such
/// an area has the columns of its original.
///
/// @param filePages columns of file pages
/// @param areas     areas without a file, each with its first column
/// @param count     all columns
record Columns(int filePages, List<FilelessArea> areas, int count) {
    /// No columns.
    static final Columns NONE = new Columns(0, List.of(), 0);

    /// Pages that may be missing between two areas of one name for them to count as parts of one.
    private static final int LARGEST_HOLE = 64;

    /// Columns for all areas and all `files` of `machine`.
    static Columns of(Machine machine, List<Integer> mms, List<Bands.File> files) {
        int filePages = 0;
        for (Bands.File file : files) {
            filePages = Math.max(filePages, file.pages());
        }
        List<Integer> fileless = new ArrayList<>();
        for (int mm : mms) {
            for (int vma : machine.vmas().of(mm)) {
                if (machine.vmas().file(vma) == 0) {
                    fileless.add(vma);
                } else {
                    int end = (int) machine.vmas().pgoff(vma) + machine.vmas().pages(vma);
                    filePages = Math.max(filePages, end);
                }
            }
        }
        fileless.sort(Comparator.comparingLong(machine.vmas()::start));
        List<FilelessArea> areas = new ArrayList<>();
        int next = filePages;
        for (int vma : fileless) {
            FilelessArea area = new FilelessArea(machine.vmas().start(vma), machine.vmas().pages(vma), next,
                machine.names().name(machine.vmas().name(vma)));
            FilelessArea joined = areas.isEmpty() ? area : areas.getLast().joined(area);
            if (joined != area) {
                areas.removeLast();
            }
            areas.add(joined);
            next = joined.column + joined.pages;
        }
        return new Columns(filePages, List.copyOf(areas), next);
    }

    /// The column of the first page of `vma`.
    int first(Machine machine, int vma) {
        if (machine.vmas().file(vma) != 0) {
            return (int) machine.vmas().pgoff(vma);
        }
        long start = machine.vmas().start(vma);
        return areas.stream().filter(area -> area.start <= start && start < area.end())
            .mapToInt(area -> area.column + (int) (start - area.start >>> PageSize.SHIFT))
            .findFirst().orElse(filePages);
    }

    /// What stands above `column`, from the longest wording to the shortest.
    List<String> titles(int column, Vocabulary words) {
        if (column < filePages) {
            return List.of(words.of(Word.PAGE, column), "" + column);
        }
        for (FilelessArea area : areas) {
            int page = column - area.column;
            if (page >= 0 && page < area.pages) {
                return List.of(area.name + " " + page, "" + page);
            }
        }
        return List.of("");
    }

    /// An area without a file.
    record FilelessArea(long start, int pages, int column, String name) {
        long end() {
            return start + PageSize.bytes(pages);
        }

        /// This area and `next` as one if they are copies of each other, overlap, or are what a hole has left of one
        /// area; otherwise `next`.
        FilelessArea joined(FilelessArea next) {
            long hole = next.start - end() >>> PageSize.SHIFT;
            boolean left = next.start >= end() && hole <= LARGEST_HOLE && name.equals(next.name);
            if (next.start >= end() && !left) {
                return next;
            }
            long end = Math.max(end(), next.end());
            return new FilelessArea(start, (int) (end - start >>> PageSize.SHIFT), column, name);
        }
    }
}
