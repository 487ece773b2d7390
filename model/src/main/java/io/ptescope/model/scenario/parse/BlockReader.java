package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.Statement.Turn;
import io.ptescope.model.scenario.parse.Words.Word;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads blocks of lanes that run side by side, and their schedules.
final class BlockReader {
    private static final int MOST_STEPS = 1_000_000;

    private static final Wording LANE = Wording.of("a lane such as \"cpu0: write A 3 66\" below \"together\"");

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

    /// Whether a schedule may come next.
    boolean awaitsSchedule() {
        return open && !scheduled && !lanes.isEmpty();
    }

    /// Ends the block, if one is open, because something else was found.
    void close(Words words, Word found) throws ScenarioException {
        if (lacksLanes()) {
            throw words.expected(LANE, found);
        }
        open = false;
    }

    /// Ends the block, if one is open, because the text ends.
    void close(Words end) throws ScenarioException {
        if (lacksLanes()) {
            throw end.error(1, LANE, Wording.of("the end of the file"));
        }
        open = false;
    }

    private boolean lacksLanes() {
        return open && lanes.isEmpty();
    }

    boolean isLane(Word word) {
        return word.text().matches("cpu[0-9]*:.*") || open && word.text().matches("cpu[0-9]*");
    }

    Statement lane(Words words) throws ScenarioException {
        Word cpu = words.takeSymbol(Wording.of("a CPU"));
        if (!open || scheduled) {
            throw words.expected(scheduled ? Wording.of("lanes before the schedule")
                : Wording.of("\"together\" above the first lane"), cpu);
        }
        int number = cpu(words, cpu);
        if (!words.takeIf(":")) {
            throw words.unlike(Wording.of("\":\" behind the CPU"));
        }
        int column = words.column();
        Statement.Act act = operations.read(words, scope);
        if (act.operation() instanceof Operation.Fork || act.operation() instanceof Operation.Exit) {
            throw words.error(column, Wording.of("an operation that keeps the processes as they are"),
                Wording.of("fork or exit in a lane"));
        }
        lanes.add(cpu.text());
        return new Statement.LaneAct(number, act);
    }

    /// `cpu0*4 cpu1*6 cpu0 ...`: steps behind the star, one without it; `...` lets the last CPU go on.
    Statement schedule(Word keyword, Words words) throws ScenarioException {
        if (!open || lanes.isEmpty() || scheduled) {
            throw words.error(keyword.column(),
                Wording.of("\"schedule\" once, below the lanes of a \"together\" block"), Wording.of("it elsewhere"));
        }
        scheduled = true;
        List<Turn> turns = new ArrayList<>();
        do {
            Word word = words.take(Wording.of("a turn such as cpu0*4"));
            if (word.text().equals("...") && !turns.isEmpty()) {
                turns.add(new Turn(turns.removeLast().cpu(), 0));
                words.end();
            } else {
                turns.add(turn(words, word));
            }
            if (turns.size() > Limits.TURNS) {
                throw words.error(word.column(), Wording.of("at most {0} turns", Limits.TURNS), Words.MORE);
            }
        } while (!words.atEnd());
        return new Statement.Schedule(turns);
    }

    private Turn turn(Words words, Word word) throws ScenarioException {
        int star = word.text().indexOf('*');
        Word cpu = new Word(star < 0 ? word.text() : word.text().substring(0, star), word.column());
        if (!lanes.contains(cpu.text())) {
            throw words.expected(Wording.of("a lane of the block ({0})", Words.or(lanes)), cpu);
        }
        long steps = star < 0 ? 1 : words.number(Wording.of("a number of steps"),
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
        throw words.expected(Wording.of("a CPU of the machine ({0} to {1})", "cpu0", "cpu" + (cpus - 1)), word);
    }
}
