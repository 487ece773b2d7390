package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.Operation.Via;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.OperationReader.Reader;
import io.ptescope.model.scenario.parse.Scope.Mapping;
import io.ptescope.model.scenario.parse.Words.Word;
import io.ptescope.model.wording.Wording;
import java.util.LinkedHashMap;
import java.util.Map;

/// Operations that make, end or look into processes.
final class ProcessOperations {
    private static final Wording PROCESS = Wording.of("a process");
    private static final int LONGEST_SLEEP = 3_600_000;

    private ProcessOperations() {}

    static Map<String, Reader> readers() {
        Map<String, Reader> readers = new LinkedHashMap<>();
        readers.put("fork", arguments -> {
            Word child = arguments.newName(Wording.of("the child"));
            arguments.scope().fork(arguments.words(), child, arguments.process());
            return new Operation.Fork(child.text());
        });
        readers.put("exit", arguments -> {
            String process = arguments.words().atEnd() ? arguments.process()
                : arguments.scope().process(arguments.words(), arguments.words().take(PROCESS));
            arguments.scope().exit(process);
            return new Operation.Exit(process);
        });
        readers.put("sleep", arguments -> new Operation.Sleep((int) arguments.words()
            .number(Wording.of("a number of milliseconds"), 0, LONGEST_SLEEP)));
        readers.put("clear_refs", arguments ->
            new Operation.ClearRefs((int) arguments.words().number(Wording.of("what to clear"), 1, 5)));
        for (Via via : Via.values()) {
            readers.put(via.readWord(), arguments -> remoteRead(via, arguments));
            readers.put(via.writeWord(), arguments -> remoteWrite(via, arguments));
        }
        return readers;
    }

    private static Operation remoteRead(Via via, Arguments arguments) throws ScenarioException {
        Arguments target = target(arguments);
        Mapping mapping = target.mapping();
        return new Operation.RemoteRead(via, target.process(), mapping.name(), target.page(mapping));
    }

    private static Operation remoteWrite(Via via, Arguments arguments) throws ScenarioException {
        Arguments target = target(arguments);
        Mapping mapping = target.mapping();
        int page = target.page(mapping);
        int value = target.valueOr('K');
        boolean word = via == Via.PTRACE && target.flag("word");
        return new Operation.RemoteWrite(via, target.process(), mapping.name(), page, value, word);
    }

    private static Arguments target(Arguments arguments) throws ScenarioException {
        return arguments.as(arguments.scope().anyProcess(arguments.words(), arguments.words().take(PROCESS)));
    }
}
