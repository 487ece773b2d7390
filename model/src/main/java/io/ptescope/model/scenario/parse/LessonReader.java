package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.KernelChoice;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Spot;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.parse.Words.Word;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads the lines that make a lesson of a workload.
final class LessonReader {
    static final Set<String> KEYWORDS = new LinkedHashSet<>(List.of("say", "mark", "ask", "expect"));

    private final Scope scope;

    LessonReader(Scope scope) {
        this.scope = scope;
    }

    Statement read(Word keyword, Words words) throws ScenarioException {
        Statement statement = switch (keyword.text()) {
            case "say" -> new Statement.Say(kernels(words), words.takeQuoted(Wording.of("a sentence")));
            case "mark" -> mark(words);
            case "ask" -> ask(words);
            default -> expect(words);
        };
        words.end();
        return statement;
    }

    private Statement mark(Words words) throws ScenarioException {
        int column = words.column();
        String name = words.takeQuoted(Wording.of("a name"));
        if (name.isBlank()) {
            throw words.error(column, Wording.of("a name for {0}", Wording.of("the mark")), Wording.of("an empty one"));
        }
        scope.mark(words, column, name);
        return new Statement.Mark(name);
    }

    private Statement ask(Words words) throws ScenarioException {
        List<String> kernels = kernels(words);
        Spot spot = new ExpectationReader(words, scope).spot();
        return new Statement.Ask(kernels, spot, words.atEnd() ? "" : words.takeQuoted(Wording.of("a question")));
    }

    private Statement expect(Words words) throws ScenarioException {
        List<String> kernels = kernels(words);
        return new Statement.Expect(kernels, new ExpectationReader(words, scope).list());
    }

    /// Kernels of the kernel line with a colon behind the last: `2.6.17 2.6.18 -PAGE_MKWRITE:`. Nothing else begins
    /// with a digit here.
    private List<String> kernels(Words words) throws ScenarioException {
        List<String> kernels = new ArrayList<>();
        boolean more = !words.atEnd() && Character.isDigit(words.ahead().charAt(0));
        while (more) {
            kernels.add(kernel(words));
            more = !words.takeIf(":");
            if (more && words.atEnd()) {
                throw words.missing(Wording.of("\":\" behind the kernels"));
            }
        }
        return kernels;
    }

    private String kernel(Words words) throws ScenarioException {
        List<String> named = scope.kernels().stream().map(KernelChoice::text).distinct().toList();
        Word version = words.takeSymbol(Wording.of("a kernel version"));
        StringBuilder text = new StringBuilder(version.text());
        while (words.isNext("+") || words.ahead().startsWith("-")) {
            boolean on = words.takeIf("+");
            text.append(on ? " +" : " ").append(words.takeSymbol(Wording.of("a patch")).text());
        }
        Word kernel = new Word(text.toString(), version.column());
        if (!named.contains(kernel.text())) {
            throw words.expected(named.isEmpty() ? Wording.of("a kernel line above before a version is named here")
                : Wording.of("a kernel of the kernel line ({0})", Words.or(named)), kernel, named);
        }
        return kernel.text();
    }
}
