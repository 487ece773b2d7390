package io.ptescope.app.panel;

import io.ptescope.app.layout.Plots;
import io.ptescope.app.layout.PlotsLayout;
import io.ptescope.app.layout.Vocabulary;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Search;
import io.ptescope.app.session.Story;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import java.util.ArrayList;
import java.util.List;

/// How each counter of the machine moves over a run; those that never change are left out.
public final class CountersModel {
    private final List<Counter> counters = new ArrayList<>();
    private final List<List<Plots.Step>> steps = new ArrayList<>();
    private final long end;

    /// Reads the whole run of `story`, once; `watch` may end that.
    public CountersModel(Story story, Search.Watch watch) {
        EventLog log = story.recording().log();
        end = story.recording().size();
        var boot = story.recording().cursor().machine();
        List<List<Plots.Step>> all = new ArrayList<>();
        for (Counter counter : Counter.values()) {
            List<Plots.Step> one = new ArrayList<>();
            one.add(new Plots.Step(0, boot.counter(counter)));
            all.add(one);
        }
        for (long event = 0; event < end; event++) {
            watch.now(event, end);
            if (log.changes(event, Field.COUNTER)) {
                all.get(log.object(event)).add(new Plots.Step(event + 1, log.after(event)));
            }
        }
        for (Counter counter : Counter.values()) {
            if (all.get(counter.ordinal()).size() > 1) {
                counters.add(counter);
                steps.add(all.get(counter.ordinal()));
            }
        }
    }

    /// The plots with the needle where `frame` stands.
    public Plots plots(Frame frame) {
        List<Plots.Row> rows = new ArrayList<>();
        for (int i = 0; i < counters.size(); i++) {
            rows.add(new Plots.Row(counters.get(i).text(),
                frame.machine().counter(counters.get(i)), steps.get(i)));
        }
        return new Plots(rows, end, frame.position());
    }

    /// The figure with the needle where `frame` stands.
    public Chart chart(Frame frame, Vocabulary words) {
        Plots plots = plots(frame);
        return new Chart(size -> PlotsLayout.layout(plots, words, size),
            size -> PlotsLayout.scale(end, size));
    }
}
