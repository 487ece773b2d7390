package io.ptescope.app.cli;

import io.ptescope.model.conform.Observation;
import io.ptescope.model.conform.Observation.AreaState;
import io.ptescope.model.conform.Observation.MapState;
import io.ptescope.model.conform.Observer;
import io.ptescope.model.scenario.run.Check;
import io.ptescope.model.scenario.run.Result;
import io.ptescope.model.scenario.run.Run;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A run as one JSON object a line and operation, with the fields of the recorded workloads: what was done, what it
/// gave, and every mapping and file after it.
final class RunJson {
    private final Run run;
    private final Observer observer;
    private final JsonFactory json = new JsonFactory();

    RunJson(Run run) {
        this.run = run;
        this.observer = new Observer(run);
    }

    void print(PrintWriter out) {
        for (Result result : run.results()) {
            StringWriter line = new StringWriter();
            try (JsonGenerator to = json.createGenerator(ObjectWriteContext.empty(), line)) {
                write(to, result);
            }
            out.println(line);
        }
    }

    private void write(JsonGenerator to, Result result) {
        Observation seen = observer.observe(result);
        to.writeStartObject();
        to.writeNumberProperty("n", seen.number());
        to.writeStringProperty("op", seen.operation());
        to.writeStringProperty("actor", seen.process());
        number(to, "ret", seen.ret());
        string(to, "errno", seen.errno());
        string(to, "signal", seen.signal());
        number(to, "val", seen.value());
        number(to, "minflt", seen.minFlt());
        number(to, "majflt", seen.majFlt());
        if (seen.faults() != null) {
            to.writeArrayPropertyStart("faults");
            seen.faults().forEach(to::writeString);
            to.writeEndArray();
        }
        if (seen.maps() != null) {
            to.writeObjectPropertyStart("maps");
            seen.maps().forEach((name, map) -> map(to, name, map));
            to.writeEndObject();
        }
        if (seen.files() != null) {
            to.writeObjectPropertyStart("files");
            seen.files().forEach((name, file) -> {
                to.writeObjectPropertyStart(name);
                number(to, "size", file.size());
                string(to, "cache", file.cache());
                to.writeEndObject();
            });
            to.writeEndObject();
        }
        checks(to, result);
        to.writeEndObject();
    }

    private static void map(JsonGenerator to, String name, MapState map) {
        to.writeObjectPropertyStart(name);
        to.writeArrayPropertyStart("perm");
        for (AreaState area : map.areas()) {
            to.writeStartArray();
            to.writeString(area.pages());
            to.writeString(area.permissions());
            to.writeEndArray();
        }
        to.writeEndArray();
        to.writeObjectPropertyStart("pages");
        map.pages().forEach((page, state) -> {
            to.writeObjectPropertyStart("" + page);
            string(to, "pte", state.entry());
            number(to, "frame", state.frame());
            number(to, "mapcount", state.mapcount());
            string(to, "flags", state.flags());
            if (state.young() != null) {
                to.writeBooleanProperty("young", state.young());
            }
            to.writeEndObject();
        });
        to.writeEndObject();
        to.writeEndObject();
    }

    private static void string(JsonGenerator to, String name, @Nullable String value) {
        if (value != null) {
            to.writeStringProperty(name, value);
        }
    }

    private static void number(JsonGenerator to, String name, @Nullable Long value) {
        if (value != null) {
            to.writeNumberProperty(name, value);
        }
    }

    private void checks(JsonGenerator to, Result result) {
        List<Check> checks = run.checks().stream().filter(check -> check.operation() == result.number()).toList();
        if (checks.isEmpty()) {
            return;
        }
        to.writeArrayPropertyStart("expectations");
        for (Check check : checks) {
            to.writeStartObject();
            to.writeStringProperty("wanted", check.wanted());
            to.writeBooleanProperty("held", check.held());
            to.writeStringProperty("found", check.found());
            to.writeEndObject();
        }
        to.writeEndArray();
    }
}
