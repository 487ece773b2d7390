package io.ptescope.app.cli;

import io.ptescope.app.text.Text;
import io.ptescope.model.scenario.run.Run;
import java.util.List;
import java.util.Optional;

/// A place in a run as users name it: a mark, "start", "end", or the number of operations done.
final class Moment {
    private final String text;

    Moment(String text) {
        this.text = text;
    }

    /// Its position in `run`. A mark wins over a number.
    long position(Run run) throws BadInput {
        Optional<Long> mark = run.position(text);
        if (mark.isPresent()) {
            return mark.get();
        }
        if (text.equals("start") || text.matches("0{1,9}")) {
            return 0;
        }
        if (text.equals("end")) {
            return run.recording().size();
        }
        int operations = run.results().size();
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) <= operations) {
            return run.results().get(Integer.parseInt(text) - 1).end();
        }
        List<String> marks = run.marks().values().stream().flatMap(List::stream).distinct().toList();
        throw marks.isEmpty() ? new BadInput(Text.CLI_BAD_MOMENT, text, operations)
            : new BadInput(Text.CLI_BAD_MOMENT_MARKS, text, operations, String.join(" · ", marks));
    }
}
