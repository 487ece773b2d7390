package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.Operation.MmapFlag;
import io.ptescope.model.scenario.Operation.MsyncMode;
import io.ptescope.model.scenario.Protection;
import io.ptescope.model.scenario.Range;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Source;
import io.ptescope.model.scenario.parse.OperationReader.Reader;
import io.ptescope.model.scenario.parse.Scope.Mapping;
import io.ptescope.model.scenario.parse.Words.Word;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Operations on a mapping of the process itself.
final class MappingOperations {
    private MappingOperations() {}

    static Map<String, Reader> readers() {
        Map<String, Reader> readers = new LinkedHashMap<>();
        readers.put("mmap", MappingOperations::mmap);
        readers.put("read", MappingOperations::read);
        readers.put("write", MappingOperations::write);
        readers.put("mprotect", MappingOperations::mprotect);
        readers.put("munmap", MappingOperations::munmap);
        readers.put("remap_file_pages", MappingOperations::remapFilePages);
        readers.put("mremap", MappingOperations::mremap);
        readers.put("msync", MappingOperations::msync);
        readers.put("madvise", MappingOperations::madvise);
        readers.put("mlock", arguments -> {
            Mapping mapping = arguments.mapping();
            return new Operation.Mlock(mapping.name(), arguments.range(mapping));
        });
        readers.put("munlock", arguments -> {
            Mapping mapping = arguments.mapping();
            return new Operation.Munlock(mapping.name(), arguments.range(mapping));
        });
        readers.put("mincore", arguments -> new Operation.Mincore(arguments.mapping().name()));
        readers.put("uffdreg", arguments -> new Operation.UffdRegister(arguments.mapping().name()));
        readers.put("uffdwp", MappingOperations::uffdwp);
        return readers;
    }

    private static Operation mmap(Arguments arguments) throws ScenarioException {
        Words words = arguments.words();
        Word name = arguments.newName(Wording.of("the mapping"));
        Source source = source(arguments);
        Wording expected = Words.or(List.of("shared", "private"));
        Word sharing = words.take(expected);
        if (!sharing.text().equals("shared") && !sharing.text().equals("private")) {
            throw words.expected(expected, sharing, List.of("shared", "private"));
        }
        Protection protection = arguments.protection();
        List<String> flagWords = Arrays.stream(MmapFlag.values()).map(MmapFlag::text).toList();
        Options options = arguments.options(flagWords, List.of("pages=", "off="));
        int pages = (int) options.number("pages=", Wording.of("the length in pages"), 1, Limits.PAGES,
            Arguments.USUAL_PAGES);
        int offset = (int) options.number("off=", Wording.of("the first page of the file"), 0, Limits.PAGES, 0);
        Set<MmapFlag> flags = EnumSet.noneOf(MmapFlag.class);
        for (MmapFlag flag : MmapFlag.values()) {
            if (options.has(flag.text())) {
                flags.add(flag);
            }
        }
        arguments.scope().map(words, name, arguments.process(), pages);
        return new Operation.Mmap(name.text(), source, sharing.text().equals("shared"), protection, pages, offset,
            flags);
    }

    private static Source source(Arguments arguments) throws ScenarioException {
        Words words = arguments.words();
        Scope scope = arguments.scope();
        Word word = words.take(Wording.of("a file, a device or anon"));
        if (scope.isFile(word.text())) {
            return new Source.File(word.text());
        }
        if (scope.isDevice(word.text())) {
            return new Source.Device(word.text());
        }
        for (Source.Ready ready : Source.Ready.values()) {
            if (ready.text().equals(word.text())) {
                return ready;
            }
        }
        List<String> all = new ArrayList<>(scope.files());
        all.addAll(scope.devices());
        Arrays.stream(Source.Ready.values()).map(Source::text).forEach(all::add);
        throw words.expected(Wording.of("a file or device that is declared above, or anon"), word, all);
    }

    private static Operation read(Arguments arguments) throws ScenarioException {
        Mapping mapping = arguments.mapping();
        int page = arguments.page(mapping);
        return new Operation.Read(mapping.name(), page, arguments.at(arguments.options(List.of(), List.of("at="))));
    }

    private static Operation write(Arguments arguments) throws ScenarioException {
        Mapping mapping = arguments.mapping();
        int page = arguments.page(mapping);
        int value = arguments.valueOr('Z');
        int at = arguments.at(arguments.options(List.of(), List.of("at=")));
        return new Operation.Write(mapping.name(), page, value, at);
    }

    private static Operation mprotect(Arguments arguments) throws ScenarioException {
        Mapping mapping = arguments.mapping();
        Range range = arguments.range(mapping);
        return new Operation.Mprotect(mapping.name(), range, arguments.protection());
    }

    private static Operation munmap(Arguments arguments) throws ScenarioException {
        Mapping mapping = arguments.mapping();
        Range range = arguments.words().atEnd() ? Range.WHOLE : arguments.range(mapping);
        boolean all = range.isWhole() || range.first() == 0 && range.count() >= mapping.pages();
        if (all) {
            arguments.scope().unmap(arguments.process(), mapping.name());
        }
        return new Operation.Munmap(mapping.name(), all && range.count() <= mapping.pages() ? Range.WHOLE : range);
    }

    private static Operation remapFilePages(Arguments arguments) throws ScenarioException {
        Mapping mapping = arguments.mapping();
        Range range = arguments.range(mapping);
        return new Operation.RemapFilePages(mapping.name(), range,
            arguments.filePage());
    }

    private static Operation mremap(Arguments arguments) throws ScenarioException {
        Mapping mapping = arguments.mapping();
        int pages = arguments.pages(Wording.of("the new length in pages"));
        boolean move = arguments.flag("move");
        arguments.scope().resize(arguments.process(), mapping.name(), pages);
        return new Operation.Mremap(mapping.name(), pages, move);
    }

    private static Operation msync(Arguments arguments) throws ScenarioException {
        Mapping mapping = arguments.mapping();
        MsyncMode mode = arguments.choice(Wording.of("how to sync"), MsyncMode.values());
        Options options = arguments.options(List.of(), List.of("page=", "n="));
        if (!options.hasKey("page=")) {
            if (options.hasKey("n=")) {
                throw arguments.words().error(options.column("n="), Wording.of("page= with n="),
                    Wording.of("only n="));
            }
            return new Operation.Msync(mapping.name(), mode, Range.WHOLE);
        }
        int first = (int) options.number("page=", Wording.of("a page of {0}", mapping.name()), 0, mapping.slot() - 1L,
            0);
        int count = (int) options.number("n=",
            Wording.of("a number of pages of {0} from page {1} on", mapping.name(), first), 1,
            mapping.slot() - (long) first, 1);
        return new Operation.Msync(mapping.name(), mode, new Range(first, count));
    }

    private static Operation madvise(Arguments arguments) throws ScenarioException {
        Mapping mapping = arguments.mapping();
        Range range = arguments.range(mapping);
        return new Operation.Madvise(mapping.name(), range,
            arguments.choice(Wording.of("an advice"), Operation.Advice.values()));
    }

    private static Operation uffdwp(Arguments arguments) throws ScenarioException {
        Mapping mapping = arguments.mapping();
        Range range = arguments.range(mapping);
        Wording expected = Words.or(List.of("on", "off"));
        Word word = arguments.words().take(expected);
        if (!word.text().equals("on") && !word.text().equals("off")) {
            throw arguments.words().expected(expected, word, List.of("on", "off"));
        }
        return new Operation.UffdProtect(mapping.name(), range, word.text().equals("on"));
    }
}
