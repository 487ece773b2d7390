package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.Statement.Turn;
import io.ptescope.model.scenario.parse.Words.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads blocks of lanes that run side by side, and their schedules.
final class BlockReader {
    private static final int MOST_STEPS = 1_000_000;

    private final Scope scope;
    private final OperationReader operations;
    private final Set<String> lanes = new LinkedHashSet<>();
    private boolean open;
    private boolean scheduled;

    BlockReader(Scope scope, OperationReader operations) {
        this.scope = scope;
        this.operations = operations;
    }

    /// Begins a block.
    Statement open() {
        open = true;
        scheduled = false;
        lanes.clear();
        return new Statement.Together();
    }

    /// Ends the block, if one is open, because something else was found.
    void close(Words words, Word found) throws ScenarioException {
        if (open && lanes.isEmpty()) {
            throw words.error(found.column(), "expected a lane such as \"cpu0: write A 3 66\" below \"together\","
                + " found " + (found.text().startsWith("the end") ? found.text() : "\"" + found.text() + "\""));
        }
        open = false;
    }

    boolean isLane(Word word) {
        return word.text().matches("cpu[0-9]*:.*") || open && word.text().matches("cpu[0-9]*");
    }

    Statement lane(Words words) throws ScenarioException {
        Word cpu = words.takeSymbol("a CPU");
        if (!open || scheduled) {
            throw words.expected(scheduled ? "lanes before the schedule" : "\"together\" above the first lane", cpu);
        }
        int number = cpu(words, cpu);
        if (!words.takeIf(":")) {
            throw words.atEnd() ? words.error(words.column(), "expected \":\", found the end of the line")
                : words.expected("\":\" behind the CPU", words.takeSymbol(""));
        }
        int column = words.column();
        Statement.Act act = operations.read(words, scope);
        if (act.operation() instanceof Operation.Fork || act.operation() instanceof Operation.Exit) {
            throw words.error(column, "expected an operation that keeps the processes as they are, found fork or exit"
                + " in a lane");
        }
        lanes.add(cpu.text());
        return new Statement.LaneAct(number, act);
    }

    /// `cpu0*4 cpu1*6 cpu0 ...`: steps behind the star, one without it; `...` lets the last CPU go on.
    Statement schedule(Word keyword, Words words) throws ScenarioException {
        if (!open || lanes.isEmpty() || scheduled) {
            throw words.error(keyword.column(), "expected \"schedule\" once, below the lanes of a \"together\" block,"
                + " found it elsewhere");
        }
        scheduled = true;
        List<Turn> turns = new ArrayList<>();
        do {
            Word word = words.take("a turn such as cpu0*4");
            if (word.text().equals("...") && !turns.isEmpty()) {
                turns.add(new Turn(turns.removeLast().cpu(), 0));
                words.end();
            } else {
                turns.add(turn(words, word));
            }
            if (turns.size() > Limits.TURNS) {
                throw words.error(word.column(), "expected at most " + Limits.TURNS + " turns, found more");
            }
        } while (!words.atEnd());
        return new Statement.Schedule(turns);
    }

    private Turn turn(Words words, Word word) throws ScenarioException {
        int star = word.text().indexOf('*');
        Word cpu = new Word(star < 0 ? word.text() : word.text().substring(0, star), word.column());
        if (!lanes.contains(cpu.text())) {
            throw words.expected("a lane of the block (" + Words.or(lanes) + ")", cpu);
        }
        long steps = star < 0 ? 1 : words.number("a number of steps",
            new Word(word.text().substring(star + 1), word.column() + star + 1), 1, MOST_STEPS);
        return new Turn(cpu(words, cpu), (int) steps);
    }

    private int cpu(Words words, Word word) throws ScenarioException {
        int cpus = scope.machine().cpus();
        for (int i = 0; i < cpus; i++) {
            if (word.text().equals("cpu" + i)) {
                return i;
            }
        }
        throw words.expected("a CPU of the machine (cpu0 to cpu" + (cpus - 1) + ")", word);
    }
}
