package io.ptescope.model.scenario.parse;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.kernel.DriverMode;
import io.ptescope.model.kernel.Errno;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.Injection;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.scenario.KernelChoice;
import io.ptescope.model.scenario.MachineSize;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.Statement.Filling;
import io.ptescope.model.scenario.coverage.Topics;
import io.ptescope.model.scenario.parse.Words.Word;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads what a scenario needs before its first step.
final class SetupReader {
    /// What the machine is made from.
    private static final Set<String> FIRST = Set.of("kernel", "machine", "inject");
    /// What a scenario says of itself, by custom at its top.
    private static final Set<String> HEAD = Set.of("title", "tags", "covers", "catalogue");
    private static final int MOST_CENTISECONDS = 360_000;
    /// File systems of the recorded workloads that have no profile in the model.
    private static final List<String> RECORDED = List.of("root", "brd");
    private static final List<String> DEVICE_MODES = Arrays.stream(DriverMode.values())
        .filter(mode -> !mode.isRing()).map(DriverMode::text).toList();

    private static final List<String> VERSIONS = Arrays.stream(KernelVersion.values()).map(KernelVersion::text)
        .toList();
    private static final List<String> SIGNED_PATCHES = Arrays.stream(Patch.values())
        .flatMap(patch -> Stream.of("-" + patch, "+" + patch)).toList();

    private final Map<String, Reader> readers = new LinkedHashMap<>();

    /// Knows all setup lines.
    SetupReader() {
        readers.put("title", SetupReader::title);
        readers.put("tags", SetupReader::tags);
        readers.put("covers", (keyword, arguments) -> new Statement.Covers(ids(arguments,
            Wording.of("an id of the checklist such as S1-01"), Topics.checklist())));
        readers.put("catalogue", (keyword, arguments) -> new Statement.Catalogue(ids(arguments,
            Wording.of("an id of the catalogue such as A01"), Topics.catalogue())));
        readers.put("kernel", SetupReader::kernel);
        readers.put("machine", SetupReader::machine);
        readers.put("file", SetupReader::file);
        readers.put("tinyfs", SetupReader::tinyFs);
        readers.put("dev", SetupReader::device);
        readers.put("sysctl", SetupReader::sysctl);
        readers.put("debugfs", SetupReader::debugfs);
        readers.put("inject", SetupReader::inject);
    }

    /// Reads the arguments of one setup line.
    interface Reader {
        /// Takes all that is left of the line.
        Statement read(Word keyword, Arguments arguments) throws ScenarioException;
    }

    Set<String> keywords() {
        return readers.keySet();
    }

    /// Those that are offered where `scope` has been read: the lines that say what a scenario is stand at its top, and
    /// some only once.
    List<String> offered(Scope scope) {
        return readers.keySet().stream().filter(keyword -> !scope.has(keyword))
            .filter(keyword -> !scope.isRunning() || !FIRST.contains(keyword) && !HEAD.contains(keyword)).toList();
    }

    Statement read(Word keyword, Arguments arguments) throws ScenarioException {
        if (arguments.scope().isRunning() && FIRST.contains(keyword.text())) {
            throw arguments.words().error(keyword.column(),
                Wording.of("\"{0}\" before the first operation", keyword.text()), Wording.of("it behind one"));
        }
        Statement statement = readers.get(keyword.text()).read(keyword, arguments);
        arguments.words().end();
        return statement;
    }

    private static Statement title(Word keyword, Arguments arguments) throws ScenarioException {
        arguments.scope().onlyOnce(arguments.words(), keyword);
        if (arguments.words().atEnd()) {
            throw arguments.words().missing(Wording.of("a title"));
        }
        return new Statement.Title(arguments.words().rest().text());
    }

    private static Statement tags(Word keyword, Arguments arguments) throws ScenarioException {
        List<String> tags = new ArrayList<>();
        do {
            tags.add(arguments.words().take(Wording.of("a tag")).text());
        } while (!arguments.words().atEnd());
        return new Statement.Tags(tags);
    }

    private static List<String> ids(Arguments arguments, Wording expected, Topics topics)
        throws ScenarioException {
        List<String> ids = new ArrayList<>();
        do {
            Word id = arguments.words().take(expected);
            if (topics.sentence(id.text()).isEmpty()) {
                throw arguments.words().expected(expected, id, topics.ids());
            }
            arguments.scope().show(arguments.words(), id);
            ids.add(id.text());
        } while (!arguments.words().atEnd());
        return ids;
    }

    private static Statement kernel(Word keyword, Arguments arguments) throws ScenarioException {
        Words words = arguments.words();
        arguments.scope().onlyOnce(words, keyword);
        List<KernelChoice> choices = arguments.scope().kernels();
        List<Integer> columns = new ArrayList<>();
        do {
            Word word = words.take(Wording.of("a kernel version"));
            if (word.text().matches("[-+][A-Z0-9_]+") && !choices.isEmpty()) {
                KernelChoice last = choices.removeLast();
                List<String> switches = new ArrayList<>(last.switches());
                switches.add(word.text());
                choices.add(new KernelChoice(last.version(), switches));
                columns.add(word.column());
                if (Patch.of(word.text().substring(1)).isEmpty() && KernelVersion.of(last.version()).isPresent()) {
                    throw words.expected(Wording.of("a patch with its sign such as -ANON_FIRST"), word,
                        SIGNED_PATCHES);
                }
            } else if (word.text().matches("[0-9]+(\\.[0-9]+)+(-rc[0-9]*)?")) {
                refuseNonsense(words, choices, columns);
                choices.add(new KernelChoice(word.text(), List.of()));
                columns.clear();
            } else {
                List<String> known = new ArrayList<>(VERSIONS);
                known.addAll(choices.isEmpty() ? List.of() : SIGNED_PATCHES);
                throw words.expected(choices.isEmpty() ? Wording.of("a kernel version such as 2.6.19")
                    : Wording.of("a kernel version such as 2.6.19, or a patch with its sign such as -ANON_FIRST"),
                    word, known);
            }
        } while (!words.atEnd());
        refuseNonsense(words, choices, columns);
        return new Statement.Kernels(choices);
    }

    /// Fails if the last of `choices`, whose switches stand at `columns`, makes no sense.
    private static void refuseNonsense(Words words, List<KernelChoice> choices, List<Integer> columns)
        throws ScenarioException {
        Optional<KernelChoice.Mistake> mistake = choices.isEmpty() ? Optional.empty() : choices.getLast().mistake();
        if (mistake.isPresent()) {
            throw words.error(columns.get(mistake.get().at()), mistake.get().message());
        }
    }

    private static Statement machine(Word keyword, Arguments arguments) throws ScenarioException {
        arguments.scope().onlyOnce(arguments.words(), keyword);
        Options options = arguments.options(List.of(), List.of("cpus=", "frames=", "background=", "dirty=", "swap="));
        Wording pages = Wording.of("a number of pages");
        MachineSize plain = MachineSize.DEFAULT;
        MachineSize size = new MachineSize(
            (int) options.number("cpus=", Wording.of("a number of CPUs"), 1, Limits.CPUS, plain.cpus()),
            (int) options.number("frames=", Wording.of("a number of frames"), 8, Limits.PAGES, plain.frames()),
            (int) options.number("background=", pages, 1, Limits.PAGES, plain.background()),
            (int) options.number("dirty=", pages, 1, Limits.PAGES, plain.dirty()),
            (int) options.number("swap=", pages, 1, Limits.PAGES, plain.swap()));
        if (size.background() > 0 && size.dirty() > 0 && size.background() >= size.dirty()) {
            throw arguments.words().error(options.column("background="),
                Wording.of("background= below dirty={0}", size.dirty()), Wording.of("{0}", size.background()));
        }
        arguments.scope().machine(size);
        return new Statement.Size(size);
    }

    private static Statement file(Word keyword, Arguments arguments) throws ScenarioException {
        Words words = arguments.words();
        Word name = arguments.newName(Wording.of("the file"));
        Word fileSystem = words.take(Wording.of("a file system"));
        List<String> known = new ArrayList<>(arguments.scope().tinyFileSystems());
        Arrays.stream(FileSystem.values()).filter(FileSystem::isFileSystem).map(FileSystem::text)
            .forEach(known::add);
        known.addAll(RECORDED);
        if (!known.contains(fileSystem.text())) {
            throw words.expected(Words.oneOf(Wording.of("a file system"), known), fileSystem, known);
        }
        List<String> fillings = Arrays.stream(Filling.values()).map(Filling::text).toList();
        Options options = arguments.options(fillings, List.of("pages=", "bytes=", "blocks="));
        options.atMostOne(List.of("hole", "prealloc", "big"));
        options.atMostOne(List.of("hole", "prealloc", "dirty"));
        options.atMostOne(List.of("cold", "dirty"));
        int pages = (int) options.number("pages=", Wording.of("the length in pages"), 1, Limits.PAGES,
            Arguments.USUAL_PAGES);
        long bytes = options.number("bytes=", Wording.of("the length in bytes"), 0, PageSize.bytes(Limits.PAGES),
            PageSize.bytes(pages));
        Set<Filling> filling = EnumSet.noneOf(Filling.class);
        Arrays.stream(Filling.values()).filter(one -> options.has(one.text())).forEach(filling::add);
        Statement.NewFile file = new Statement.NewFile(name.text(), fileSystem.text(), pages, bytes, filling,
            options.pageRange("blocks=", Wording.of("the pages that have blocks"), pages));
        arguments.scope().declareFile(words, name, file);
        return file;
    }

    private static Statement tinyFs(Word keyword, Arguments arguments) throws ScenarioException {
        Words words = arguments.words();
        Word name = arguments.newName(Wording.of("the file system"));
        List<String> types = List.of("ext4", "xfs", "btrfs", "tmpfs");
        Wording expected = Wording.of("{0}: {1}", Wording.of("a file system"), Words.or(types));
        Word type = words.take(expected);
        if (!types.contains(type.text())) {
            throw words.expected(expected, type, types);
        }
        Word size = words.take(Wording.of("a size such as 2M"));
        if (!size.text().matches("[1-9][0-9]{0,8}[KM]?")) {
            throw words.expected(Wording.of("a size such as 2M"), size);
        }
        arguments.scope().declareTinyFs(words, name);
        return new Statement.TinyFs(name.text(), type.text(), size.text());
    }

    private static Statement device(Word keyword, Arguments arguments) throws ScenarioException {
        Words words = arguments.words();
        Word name = arguments.newName(Wording.of("the device"));
        Word mode = words.take(Wording.of("a mode of the driver"));
        if (!DEVICE_MODES.contains(mode.text())) {
            throw words.expected(Words.oneOf(Wording.of("a mode of the driver"), DEVICE_MODES), mode, DEVICE_MODES);
        }
        Statement.NewDevice device = new Statement.NewDevice(name.text(), mode.text());
        arguments.scope().declareDevice(words, name, device);
        return device;
    }

    private static Statement sysctl(Word keyword, Arguments arguments) throws ScenarioException {
        Word name = arguments.words().take(Wording.of("a name"));
        Word value = arguments.words().take(Wording.of("a value"));
        if (name.text().endsWith("_centisecs")) {
            arguments.words().number(Wording.of("hundredths of a second"), value, 0, MOST_CENTISECONDS);
        }
        return new Statement.Sysctl(name.text(), value.text());
    }

    private static Statement debugfs(Word keyword, Arguments arguments) throws ScenarioException {
        Word file = arguments.words().take(Wording.of("a file"));
        Word value = arguments.words().take(Wording.of("a value"));
        if (file.text().endsWith("_bytes")) {
            arguments.words().number(Wording.of("a number of bytes"), value, PageSize.BYTES,
                PageSize.bytes(Limits.PAGES));
        }
        return new Statement.Debugfs(file.text(), value.text());
    }

    private static Statement inject(Word keyword, Arguments arguments) throws ScenarioException {
        Words words = arguments.words();
        Injection.Place place = constant(words, Wording.of("what is to fail"), Injection.Place.values(),
            one -> one.name().toLowerCase(Locale.ROOT));
        Errno error = constant(words, Wording.of("an error"), Errno.values(), Errno::name);
        Wording expected = Wording.of("\"at\" and the number of the call, or \"always\"");
        Word when = words.take(expected);
        return switch (when.text()) {
            case "always" -> new Statement.Inject(new Injection(place, 0, error));
            case "at" -> new Statement.Inject(new Injection(place,
                (int) words.number(Wording.of("the number of the call"), 1, Limits.PAGES), error));
            default -> throw words.expected(expected, when, List.of("at", "always"));
        };
    }

    private static <E> E constant(Words words, Wording what, E[] choices,
        Function<E, String> text) throws ScenarioException {
        List<String> texts = Arrays.stream(choices).map(text).toList();
        Wording expected = Wording.of("{0}: {1}", what, Words.or(texts));
        Word word = words.take(expected);
        int found = texts.indexOf(word.text());
        if (found < 0) {
            throw words.expected(expected, word, texts);
        }
        return choices[found];
    }
}
