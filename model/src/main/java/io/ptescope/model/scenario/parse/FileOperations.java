package io.ptescope.model.scenario.parse;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.Operation.FileAdvice;
import io.ptescope.model.scenario.Operation.IoMode;
import io.ptescope.model.scenario.Range;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.OperationReader.Reader;
import io.ptescope.model.scenario.parse.Scope.Mapping;
import io.ptescope.model.wording.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Operations on files.
final class FileOperations {
    private FileOperations() {}

    static Map<String, Reader> readers() {
        Map<String, Reader> readers = new LinkedHashMap<>();
        readers.put("fsync", arguments -> new Operation.Fsync(arguments.file()));
        readers.put("fdatasync", arguments -> new Operation.Fdatasync(arguments.file()));
        readers.put("journal", arguments -> new Operation.Journal(arguments.file()));
        readers.put("strip", arguments -> new Operation.Strip(arguments.file()));
        readers.put("syncfs", arguments -> new Operation.Syncfs(arguments.file()));
        readers.put("sync", arguments -> new Operation.Sync());
        readers.put("sfr", FileOperations::sfr);
        readers.put("pread", arguments -> {
            String file = arguments.file();
            int page = arguments.filePage();
            return new Operation.Pread(file, page, arguments.flag("direct"));
        });
        readers.put("pwrite", FileOperations::pwrite);
        readers.put("ftruncate", FileOperations::ftruncate);
        readers.put("fallocate", FileOperations::fallocate);
        readers.put("fadvise", FileOperations::fadvise);
        readers.put("reclaim", FileOperations::reclaim);
        readers.put("readinto", FileOperations::readInto);
        readers.put("writefrom", FileOperations::writeFrom);
        return readers;
    }

    private static Operation reclaim(Arguments arguments) throws ScenarioException {
        String name = arguments.words().ahead().split("\\s", 2)[0];
        if (!arguments.scope().isFile(name) && arguments.scope().hasMapping(arguments.process(), name)) {
            Mapping mapping = arguments.mapping();
            return new Operation.ReclaimMapped(mapping.name(), arguments.range(mapping));
        }
        return new Operation.Reclaim(arguments.file(), arguments.fileRange());
    }

    private static Operation sfr(Arguments arguments) throws ScenarioException {
        String file = arguments.file();
        Range range = arguments.fileRange();
        Options options = arguments.options(List.of("wait_before", "write", "wait_after"), List.of());
        return new Operation.Sfr(file, range, options.has("wait_before"), options.has("write"),
            options.has("wait_after"));
    }

    private static Operation pwrite(Arguments arguments) throws ScenarioException {
        String file = arguments.file();
        int page = arguments.filePage();
        int value = arguments.value();
        Options options = arguments.options(List.of("direct", "osync"), List.of());
        options.atMostOne(List.of("direct", "osync"));
        IoMode mode = options.has("direct") ? IoMode.DIRECT : options.has("osync") ? IoMode.OSYNC : IoMode.CACHED;
        return new Operation.Pwrite(file, page, value, mode);
    }

    private static Operation ftruncate(Arguments arguments) throws ScenarioException {
        String file = arguments.file();
        Words words = arguments.words();
        if (words.ahead().startsWith("bytes=")) {
            Options options = arguments.options(List.of(), List.of("bytes="));
            long most = PageSize.bytes(Limits.PAGES);
            return new Operation.Ftruncate(file, options.required("bytes=", Wording.of("the new size"), 0, most));
        }
        long pages = words.number(Wording.of("the new size in pages, or bytes="), 0, Limits.PAGES);
        return new Operation.Ftruncate(file, PageSize.bytes(pages));
    }

    private static Operation fallocate(Arguments arguments) throws ScenarioException {
        String file = arguments.file();
        Operation.FallocateMode mode = arguments.choice(Wording.of("what to do"), Operation.FallocateMode.values());
        return new Operation.Fallocate(file, mode, arguments.fileRange());
    }

    private static Operation fadvise(Arguments arguments) throws ScenarioException {
        String file = arguments.file();
        FileAdvice advice = arguments.choice(Wording.of("an advice"), FileAdvice.values());
        int first = arguments.filePage();
        int count = arguments.words().atEnd() ? 0
            : (int) arguments.words().number(Wording.of("a number of pages, 0 for all"), 0, Limits.PAGES);
        return new Operation.Fadvise(file, advice, new Range(first, count));
    }

    private static Operation readInto(Arguments arguments) throws ScenarioException {
        String file = arguments.file();
        int filePage = arguments.filePage();
        Mapping mapping = arguments.mapping();
        int page = arguments.page(mapping);
        return new Operation.ReadInto(file, filePage, mapping.name(), page, arguments.flag("direct"));
    }

    private static Operation writeFrom(Arguments arguments) throws ScenarioException {
        String file = arguments.file();
        int filePage = arguments.filePage();
        Mapping mapping = arguments.mapping();
        int page = arguments.page(mapping);
        return new Operation.WriteFrom(file, filePage, mapping.name(), page, arguments.flag("direct"));
    }
}
