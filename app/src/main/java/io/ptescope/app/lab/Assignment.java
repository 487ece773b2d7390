package io.ptescope.app.lab;

import io.ptescope.app.heap.Heap;
import io.ptescope.app.lab.Lab.Piece;
import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Check;
import io.ptescope.model.scenario.run.Course;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A lab with the values that a seed has drawn: what one student gets. The same seed gives the same values, always and
/// everywhere.
public final class Assignment {
    private static final String EXPECT = "expect  ";

    private final Lab lab;
    private final long seed;
    private final Map<String, Integer> values;
    private final Scenario scenario;
    private final Heap heap;

    /// What `seed` makes of `lab`, run with all the memory that there is.
    ///
    /// @throws ScenarioException if the workload cannot be read, with its line and column in the file of the lab
    public Assignment(Lab lab, long seed) throws ScenarioException {
        this(lab, seed, new Heap());
    }

    /// As above; its runs are made in `heap`.
    ///
    /// @throws ScenarioException if the workload cannot be read, with its line and column in the file of the lab
    public Assignment(Lab lab, long seed, Heap heap) throws ScenarioException {
        this.heap = heap;
        this.lab = lab;
        this.seed = seed;
        this.values = new Seed(seed).draw(lab.draws());
        this.scenario = parse(workload(), List.of());
    }

    public Lab lab() {
        return lab;
    }

    public long seed() {
        return seed;
    }

    /// The workload with the drawn values.
    public Scenario scenario() {
        return scenario;
    }

    /// The text of the workload with the drawn values.
    public String workload() {
        return filled(lab.workload());
    }

    /// `text` with the drawn values in the place of their names.
    public String filled(String text) {
        String result = text;
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            result = result.replace("{" + value.getKey() + "}", value.getValue().toString());
        }
        return result;
    }

    /// The answers, in the order of the questions, as the simulated kernels give them.
    ///
    /// @throws ScenarioException if a question has no answer or two, or what an explanation says is not so
    public List<Answer> key() throws ScenarioException {
        Map<String, List<Lab.Question>> byKernel = new HashMap<>();
        lab.questions().forEach(question ->
            byKernel.computeIfAbsent(question.kernel(), kernel -> new ArrayList<>()).add(question));
        Map<Lab.Question, Answer> answers = new HashMap<>();
        for (Map.Entry<String, List<Lab.Question>> kernel : byKernel.entrySet()) {
            answers.putAll(answers(kernel.getKey(), kernel.getValue()));
        }
        return lab.questions().stream().map(question -> {
            Answer answer = answers.get(question);
            if (answer == null) {
                throw new IllegalStateException("no answer to " + question.text());
            }
            return answer;
        }).toList();
    }

    /// Runs the workload with an expectation for everything that is asked on this kernel, and reads the answers off.
    private Map<Lab.Question, Answer> answers(String name, List<Lab.Question> questions) throws ScenarioException {
        RunKernel kernel = RunKernel.named(name).orElseThrow(() ->
            error(questions.getFirst().place(), "expected a kernel, found \"" + name + "\""));
        List<Probe> probes = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        List<Piece> origins = new ArrayList<>();
        String[] lines = workload().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            rows.add(lines[i]);
            origins.add(new Piece("", lab.first() + i, 1));
            for (Lab.Question question : questions) {
                if (lines[i].strip().matches("mark +\"" + Pattern.quote(filled(question.mark()))
                    + "\"( *#.*)?")) {
                    for (Piece piece : pieces(question)) {
                        rows.add(EXPECT + filled(piece.text()));
                        origins.add(new Piece("", piece.line(), piece.column() - EXPECT.length()));
                        probes.add(new Probe(question, piece, rows.size()));
                    }
                }
            }
        }
        Run run = run(parse(String.join("\n", rows), origins), kernel, questions.getFirst());
        Map<Lab.Question, Answer> answers = new HashMap<>();
        for (Lab.Question question : questions) {
            answers.put(question, answer(question, run, probes));
        }
        return answers;
    }

    /// An expectation of a question, and the line of the probed workload that has it.
    private record Probe(Lab.Question question, Piece piece, int line) {}

    private static List<Piece> pieces(Lab.Question question) {
        List<Piece> pieces = new ArrayList<>();
        question.choices().forEach(choice -> pieces.add(choice.expectation()));
        question.number().ifPresent(number ->
            pieces.add(new Piece(number.text() + " = 0", number.line(), number.column())));
        pieces.addAll(question.proofs());
        return pieces;
    }

    private Run run(Scenario probed, RunKernel kernel, Lab.Question question) throws ScenarioException {
        Run run = heap.run(probed, kernel, List.of(), Course.UNWATCHED);
        if (run.failure().isPresent()) {
            throw error(question.place(), "the workload ended early on " + kernel.text() + ": "
                + run.failure().get().message());
        }
        return run;
    }

    private Answer answer(Lab.Question question, Run run, List<Probe> all) throws ScenarioException {
        List<Probe> probes = all.stream().filter(probe -> probe.question() == question).toList();
        if (probes.isEmpty()) {
            throw error(question.place(), "expected a mark \"" + filled(question.mark()) + "\" in the workload");
        }
        for (Probe probe : probes) {
            for (Check check : checks(run, probe)) {
                if (question.proofs().contains(probe.piece()) && !check.held()) {
                    throw error(probe.piece(), "expected " + check.wanted() + " on " + run.kernel().text() + ", found "
                        + check.found());
                }
            }
        }
        if (question.number().isPresent()) {
            String found = checks(run, probes.getFirst()).getFirst().found();
            return new Answer(found, List.of(), -1, filled(question.because()));
        }
        List<Integer> held = new ArrayList<>();
        for (int i = 0; i < question.choices().size(); i++) {
            if (checks(run, probes.get(i)).stream().allMatch(Check::held)) {
                held.add(i);
            }
        }
        if (held.size() != 1) {
            throw error(question.place(), "expected exactly one answer that holds on " + run.kernel().text()
                + ", found " + held.size());
        }
        List<String> options = question.choices().stream().map(choice -> filled(choice.text())).toList();
        return new Answer(options.get(held.getFirst()), options, held.getFirst(), filled(question.because()));
    }

    private static List<Check> checks(Run run, Probe probe) {
        return run.checks().stream().filter(check -> check.line().place().line() == probe.line()).toList();
    }

    private ScenarioException error(Piece place, String message) {
        return new ScenarioException(new Diagnostic(lab.id() + ".lab", place.line(), place.column(), message));
    }

    /// Reads a scenario; says of an error where it stands in the file of the lab.
    private Scenario parse(String text, List<Piece> origins) throws ScenarioException {
        try {
            return ScenarioParser.parse(lab.id(), text);
        } catch (ScenarioException wrong) {
            int row = wrong.diagnostic().line() - 1;
            Piece origin = row < origins.size() ? origins.get(row) : new Piece("", lab.first() + row, 1);
            throw new ScenarioException(new Diagnostic(lab.id() + ".lab", origin.line(),
                Math.max(1, origin.column() - 1 + wrong.diagnostic().column()), wrong.diagnostic().message()));
        }
    }
}
