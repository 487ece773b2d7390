package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Statement.Act;
import io.ptescope.model.scenario.parse.Words.Word;
import io.ptescope.model.wording.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Reads what a process does.
final class OperationReader {
    private final Map<String, Reader> readers = new LinkedHashMap<>();

    /// Knows the operations of all readers.
    OperationReader() {
        readers.putAll(MappingOperations.readers());
        readers.putAll(FileOperations.readers());
        readers.putAll(ProcessOperations.readers());
    }

    /// Reads the arguments of one operation.
    interface Reader {
        /// Takes all that is left of the line.
        Operation read(Arguments arguments) throws ScenarioException;
    }

    /// The words with which an operation begins, besides `in`.
    Set<String> keywords() {
        return readers.keySet();
    }

    /// Reads `OP…` or `in C OP…` to the end of the line. Without `in` it is the first process that lives, in the order
    /// in which they were made.
    Act read(Words words, Scope scope) throws ScenarioException {
        String process = scope.foremost();
        int column = words.column();
        Word keyword = words.take(Wording.of("an operation"));
        if (keyword.text().equals("in")) {
            process = scope.anyProcess(words, words.take(Wording.of("a process")));
            keyword = words.take(Wording.of("an operation"));
        } else {
            scope.process(words, new Word(process, column));
        }
        Reader reader = readers.get(keyword.text());
        if (reader == null) {
            throw words.expected(Wording.of("an operation"), keyword, keywords());
        }
        Operation operation = reader.read(new Arguments(words, scope, process));
        words.end();
        scope.run();
        return new Act(process, operation);
    }
}
