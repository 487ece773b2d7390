package io.ptescope.app.text;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ptescope.app.lab.Assignment;
import io.ptescope.app.lab.Lab;
import io.ptescope.app.lab.Labs;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.check.Invariant;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.kernel.SourceFile;
import io.ptescope.model.listing.Listing;
import io.ptescope.model.listing.ListingParser;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.coverage.Topics;
import io.ptescope.model.scenario.library.Bundled;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.parse.ScenarioParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every text of the program's own scenarios, labs, listings, lists, invariants and patches that a user can see, and
/// the files in which it stands.
final class AssetTexts {
    private static final Set<String> VARIABLES = Set.of("entry", "page", "slot", "seq", "flags", "copy", "frame");
    private static final Pattern NAME = Pattern.compile("[_()0-9A-Z=+*]");
    private static final Path ASSETS = Path.of("..", "assets");
    private static final Path CLASSES = Path.of("../model/target/classes/io/ptescope/model");
    /// Whose classes speak in wordings.
    private static final List<String> SPEAKERS = List.of("check", "scenario");
    private static final String MODEL_PACKAGE = "io.ptescope.model.";
    private static final String MODEL = "model/src/main/java/io/ptescope/model/";

    private final Map<String, TreeSet<String>> files = new LinkedHashMap<>();

    private AssetTexts() {}

    /// The texts, in the order of the assets; by text, the files.
    static Map<String, TreeSet<String>> all() {
        AssetTexts texts = new AssetTexts();
        texts.scenarios();
        Labs.bundled().all().forEach(texts::lab);
        texts.listings();
        texts.topics("checklist", Topics.checklist());
        texts.topics("catalogue", Topics.catalogue());
        for (Invariant invariant : Invariant.values()) {
            texts.add(invariant.sentence(), MODEL + "check/Invariant.java");
        }
        for (PteBit bit : PteBit.values()) {
            texts.add(bit.meaning(), MODEL + "arch/PteBit.java");
        }
        for (SourceFile file : SourceFile.values()) {
            if (file.path().contains(" ")) {
                texts.add(file.path(), MODEL + "kernel/SourceFile.java");
            }
        }
        SPEAKERS.forEach(texts::wordings);
        for (Patch patch : Patch.values()) {
            texts.add(patch.sentence(), MODEL + "kernel/Patch.java");
        }
        return texts.files;
    }

    private void add(String text, String file) {
        if (!text.isEmpty()) {
            files.computeIfAbsent(text, key -> new TreeSet<>()).add(file);
        }
    }

    private void scenarios() {
        List<String> paths = text("scenarios/index").lines().toList();
        for (Bundled bundled : new Library().scenarios()) {
            String path = paths.stream().filter(one -> one.endsWith("/" + bundled.id() + ".scn")).findFirst()
                .orElseThrow();
            scenario(bundled.scenario(), "assets/scenarios/" + path);
        }
        String large = "large/hole-of-1-gib.scn";
        try {
            scenario(ScenarioParser.parse(large, text("scenarios/" + large)),
                "assets/scenarios/" + large);
        } catch (ScenarioException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void scenario(Scenario scenario, String file) {
        add(scenario.title(), file);
        for (Line line : scenario.lines()) {
            add(line.comment(), file);
            switch (line.statement()) {
                case Statement.Say say -> add(say.sentence(), file);
                case Statement.Mark mark -> add(mark.name(), file);
                case Statement.Ask ask -> add(ask.question(), file);
                case Statement _ -> { }
            }
        }
    }

    private void lab(Lab lab) {
        String file = "assets/labs/" + lab.id() + ".lab";
        add(lab.title(), file);
        add(lab.topic(), file);
        lab.goals().forEach(goal -> add(goal, file));
        lab.tasks().forEach(task -> add(task, file));
        for (Lab.Question question : lab.questions()) {
            add(question.text(), file);
            // What an entry can be is said in the words of the workload, in every language.
            question.choices().stream().filter(choice -> !choice.expectation().text().endsWith(" = " + choice.text()))
                .forEach(choice -> add(choice.text(), file));
            add(question.because(), file);
        }
        try {
            scenario(new Assignment(lab, 1).scenario(), file);
        } catch (ScenarioException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void listings() {
        for (String path : listingFiles()) {
            for (Listing listing : ListingParser.parse(path, text("listings/" + path))) {
                add(listing.about(), "assets/listings/" + path);
                listing.all().stream().flatMap(line -> Stream.of(line.text(), line.sentence()))
                    .filter(text -> !isCode(text)).forEach(text -> add(text, "assets/listings/" + path));
            }
        }
    }

    /// Whether a line of a listing is made of names of the kernel and of variables alone, so that there is nothing to
    /// translate: `page = vm_normal_page(entry)`.
    private static boolean isCode(String line) {
        return Arrays.stream(line.split(" ")).allMatch(word -> VARIABLES.contains(word.replace(",", ""))
            || NAME.matcher(word).find() && word.indexOf('(') < 0 == word.indexOf(')') < 0);
    }

    private static List<String> listingFiles() {
        Path listings = ASSETS.resolve("listings");
        try (Stream<Path> files = Files.walk(listings)) {
            return files.filter(Files::isRegularFile).sorted()
                .map(file -> listings.relativize(file).toString().replace('\\', '/')).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void topics(String list, Topics topics) {
        topics.ids().forEach(id -> add(topics.sentence(id).orElseThrow(), "assets/coverage/" + list + ".txt"));
    }

    /// The patterns of wordings: whatever the classes that make some have as text of more than one word.
    private void wordings(String speaker) {
        for (JavaClass type : new ClassFileImporter().importPath(CLASSES.resolve(speaker))) {
            if (type.isAssignableTo(Enum.class)) {
                continue;
            }
            String file = type.getName().substring(MODEL_PACKAGE.length()).replaceFirst("\\$.*", "")
                .replace('.', '/');
            List<PoolEntry> constants = new ArrayList<>();
            constants(type).forEach(constants::add);
            boolean speaks = constants.stream().anyMatch(entry -> entry instanceof ClassEntry used
                && used.asInternalName().endsWith("/Wording"));
            constants.stream().filter(entry -> speaks && entry instanceof StringEntry)
                .map(entry -> ((StringEntry) entry).stringValue())
                .filter(text -> text.matches("(?s).*([a-z}] |\"\\{).*"))
                .forEach(text -> add(text, MODEL + file + ".java"));
        }
    }

    private static ConstantPool constants(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of().parse(in.readAllBytes()).constantPool();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From the tree of sources: what a module brings along is closed to the tests of another one.
    private static String text(String path) {
        try {
            return Files.readString(ASSETS.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
