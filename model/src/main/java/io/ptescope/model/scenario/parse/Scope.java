package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.KernelChoice;
import io.ptescope.model.scenario.MachineSize;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.Statement.Act;
import io.ptescope.model.scenario.parse.Words.Word;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the lines read so far have declared.
final class Scope {
    private final Map<String, Integer> files = new LinkedHashMap<>();
    private final Set<String> devices = new LinkedHashSet<>();
    private final Map<String, Statement.Setup> declared = new HashMap<>();
    private final Set<String> tinyFileSystems = new LinkedHashSet<>();
    private final Map<String, Map<String, Mapping>> mappings = new LinkedHashMap<>();
    private final LinkedHashSet<String> living = new LinkedHashSet<>();
    private final Set<String> marks = new LinkedHashSet<>();
    private final Set<String> shown = new LinkedHashSet<>();
    private final Set<String> once = new LinkedHashSet<>();
    private final List<KernelChoice> kernels = new ArrayList<>();
    private MachineSize machine = MachineSize.DEFAULT;
    private int processes = 1;
    private boolean running;

    Scope() {
        mappings.put(Act.FIRST_PROCESS, new LinkedHashMap<>());
        living.add(Act.FIRST_PROCESS);
    }

    /// What there is in a run that is over: files and mappings with their lengths in pages.
    static Scope of(Map<String, Integer> files, Map<String, Map<String, Integer>> mappings) {
        Scope scope = new Scope();
        scope.files.putAll(files);
        mappings.forEach((process, own) -> {
            Map<String, Mapping> known = scope.mappings.computeIfAbsent(process, name -> new LinkedHashMap<>());
            own.forEach((name, pages) -> known.put(name, new Mapping(name, pages)));
        });
        return scope;
    }

    /// A mapping of a process. Its name stays known after `munmap`: touching what is gone is a lesson too.
    ///
    /// @param pages  its length
    /// @param reach  the longest it ever was: what was cut off may be touched too
    /// @param behind those of the same name that were made meanwhile: they get the name when this one goes
    record Mapping(String name, int pages, int reach, boolean mapped, List<Mapping> behind) {
        Mapping(String name, int pages) {
            this(name, pages, pages, true, List.of());
        }

        /// Pages that may be named: its own, and those behind it that nothing else can lie in.
        int slot() {
            return Math.max(reach, Limits.SLOT);
        }

        Mapping with(Mapping another) {
            List<Mapping> all = new ArrayList<>(behind);
            all.add(another);
            return new Mapping(name, pages, reach, mapped, List.copyOf(all));
        }

        Mapping gone() {
            return behind.isEmpty() ? new Mapping(name, pages, reach, false, behind)
                : new Mapping(name, behind.getFirst().pages, behind.getFirst().reach, true,
                    behind.subList(1, behind.size()));
        }
    }

    /// Whether an operation has been read: the machine cannot be changed any more.
    boolean isRunning() {
        return running;
    }

    void run() {
        running = true;
    }

    MachineSize machine() {
        return machine;
    }

    void machine(MachineSize size) {
        machine = size;
    }

    List<KernelChoice> kernels() {
        return kernels;
    }

    /// Whether a line that stands only once is there.
    boolean has(String keyword) {
        return once.contains(keyword);
    }

    /// Fails the second time for one `keyword`.
    void onlyOnce(Words words, Word keyword) throws ScenarioException {
        if (!once.add(keyword.text())) {
            throw words.error(keyword.column(), Wording.of("one line \"{0}\"", keyword.text()),
                Wording.of("a second one"));
        }
    }

    /// Fails the second time for one id of the checklist or the catalogue.
    void show(Words words, Word id) throws ScenarioException {
        if (!shown.add(id.text())) {
            throw words.error(id.column(), Wording.of("{0} once", id.text()), Wording.of("it a second time"));
        }
    }

    void declareFile(Words words, Word name, Statement.NewFile file) throws ScenarioException {
        declare(words, name, Wording.of("the file"), file);
        files.put(name.text(), file.pages());
    }

    void declareDevice(Words words, Word name, Statement.NewDevice device) throws ScenarioException {
        declare(words, name, Wording.of("the device"), device);
        devices.add(name.text());
    }

    void declareTinyFs(Words words, Word name) throws ScenarioException {
        if (!tinyFileSystems.add(name.text())) {
            throw taken(words, name, Wording.of("the file system"), Wording.of("there is one"));
        }
    }

    Set<String> tinyFileSystems() {
        return tinyFileSystems;
    }

    Set<String> files() {
        return files.keySet();
    }

    boolean isDevice(String name) {
        return devices.contains(name);
    }

    boolean isFile(String name) {
        return files.containsKey(name);
    }

    Set<String> devices() {
        return devices;
    }

    /// A file that is declared.
    String file(Words words, Word name) throws ScenarioException {
        return known(words, name, Wording.of("a file"), files.keySet());
    }

    /// A process that lives.
    String process(Words words, Word name) throws ScenarioException {
        return known(words, name, Wording.of("a process"), living);
    }

    /// The process that acts where none is named: the first one, and after its exit the next.
    String foremost() {
        return living.isEmpty() ? Act.FIRST_PROCESS : living.getFirst();
    }

    /// A process that lives or has lived.
    String anyProcess(Words words, Word name) throws ScenarioException {
        return known(words, name, Wording.of("a process"), mappings.keySet());
    }

    /// The mapping called `name` of `process`.
    Mapping mapping(Words words, Word name, String process) throws ScenarioException {
        Map<String, Mapping> own = mappings.get(process);
        known(words, name, Wording.of("a mapping of {0}", process), own.keySet());
        return own.get(name.text());
    }

    boolean hasMapping(String process, String name) {
        return mappings.get(process).containsKey(name);
    }

    Set<String> mappings(String process) {
        return mappings.get(process).keySet();
    }

    void map(Words words, Word name, String process, int pages) throws ScenarioException {
        Map<String, Mapping> own = mappings.get(process);
        Mapping old = own.get(name.text());
        if (own.size() >= Limits.MAPPINGS) {
            throw words.error(name.column(), Wording.of("at most {0} mappings a process", Limits.MAPPINGS), Words.MORE);
        }
        Mapping made = new Mapping(name.text(), pages);
        own.put(name.text(), old != null && old.mapped() ? old.with(made) : made);
    }

    void resize(String process, String name, int pages) {
        mappings.get(process).compute(name, (key, old) ->
            old == null ? new Mapping(key, pages)
                : new Mapping(key, pages, Math.max(pages, old.reach()), true, old.behind()));
    }

    void unmap(String process, String name) {
        mappings.get(process).computeIfPresent(name, (key, old) -> old.gone());
    }

    void fork(Words words, Word child, String parent) throws ScenarioException {
        if (living.contains(child.text())) {
            throw taken(words, child, Wording.of("the process"), Wording.of("there is one"));
        }
        if (processes >= Limits.PROCESSES) {
            throw words.error(child.column(), Wording.of("at most {0} processes", Limits.PROCESSES),
                Wording.of("one more"));
        }
        mappings.put(child.text(), new LinkedHashMap<>(mappings.get(parent)));
        living.add(child.text());
        processes++;
    }

    void exit(String process) {
        living.remove(process);
    }

    void mark(Words words, int column, String name) throws ScenarioException {
        if (!marks.add(name)) {
            throw words.error(column, Wording.of("a new name for {0}", Wording.of("the mark")),
                Wording.of("\"{0}\" a second time", name));
        }
    }

    /// A second line that says the same makes the same once more.
    private void declare(Words words, Word name, Wording what, Statement.Setup made) throws ScenarioException {
        Statement.Setup before = declared.putIfAbsent(name.text(), made);
        if (before != null && !before.equals(made)) {
            throw taken(words, name, what, Wording.of("a file or device is called that"));
        }
        for (Map<String, Mapping> own : mappings.values()) {
            if (own.containsKey(name.text())) {
                throw taken(words, name, what, Wording.of("a mapping is called that"));
            }
        }
        if (files.size() + devices.size() >= Limits.FILES) {
            throw words.error(name.column(), Wording.of("at most {0} files and devices", Limits.FILES), Words.MORE);
        }
    }

    private static ScenarioException taken(Words words, Word name, Wording what, Wording why) {
        return words.error(name.column(), Wording.of("a new name for {0}", what),
            Wording.of("\"{0}\": {1}", name.text(), why));
    }

    private static String known(Words words, Word name, Wording what, Collection<String> names)
        throws ScenarioException {
        if (!names.contains(name.text())) {
            throw words.expected(names.isEmpty() ? Wording.of("{0} (there is none yet)", what)
                : Words.oneOf(what, names.stream().limit(12).toList()), name, names);
        }
        return name.text();
    }
}
