package io.ptescope.app.cli;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.kernel.Errno;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.scenario.ExpectationText;
import io.ptescope.model.scenario.run.Check;
import io.ptescope.model.scenario.run.Placement;
import io.ptescope.model.scenario.run.Result;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.Signal;
import io.ptescope.model.state.VmFlag;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A run as one JSON object a line and operation, with the fields of the recorded workloads: what was done, what it
/// gave, and every mapping and file after it.
final class RunJson {
    private static final int MOST_FILE_PAGES = 64;

    private final Run run;
    private final Cursor cursor;
    private final EntryNames names;
    private final JsonFactory json = new JsonFactory();

    RunJson(Run run) {
        this.run = run;
        this.cursor = run.recording().cursor();
        this.names = new EntryNames(run);
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
        cursor.seek(result.end());
        to.writeStartObject();
        to.writeNumberProperty("n", result.number() + 1);
        to.writeStringProperty("op", result.line().text().replaceAll("[ \t]+", " "));
        to.writeStringProperty("actor", result.process());
        to.writeNumberProperty("ret", Math.max(-1, result.ret()));
        if (result.ret() < 0 && result.signal() == Signal.NONE) {
            Optional<Errno> error = ExpectationText.error(result.ret());
            to.writeStringProperty("errno", error.map(Errno::name).orElse("" + -result.ret()));
        }
        if (result.signal() != Signal.NONE) {
            to.writeStringProperty("signal", result.signal().name());
        }
        if (result.value() >= 0) {
            to.writeNumberProperty("val", result.value());
        }
        to.writeNumberProperty("minflt", result.minFlt());
        to.writeNumberProperty("majflt", result.majFlt());
        to.writeArrayPropertyStart("faults");
        result.faults().forEach(fault -> to.writeString(fault.text()));
        to.writeEndArray();
        maps(to);
        files(to);
        checks(to, result);
        to.writeEndObject();
    }

    private void maps(JsonGenerator to) {
        List<Long> frames = new ArrayList<>();
        to.writeObjectPropertyStart("maps");
        for (Placement placement : run.placements()) {
            int mm = names.mm(cursor.machine(), placement.process());
            List<Integer> areas = mm < 0 ? List.of() : cursor.machine().vmas().of(mm).stream()
                .filter(vma -> placement.holds(cursor.machine().vmas().start(vma))).toList();
            if (!areas.isEmpty()) {
                map(to, placement, mm, areas, frames);
            }
        }
        to.writeEndObject();
    }

    private void map(JsonGenerator to, Placement placement, int mm, List<Integer> areas, List<Long> frames) {
        Machine machine = cursor.machine();
        to.writeObjectPropertyStart(placement.process() + "." + placement.mapping());
        to.writeArrayPropertyStart("perm");
        for (int vma : areas) {
            int first = placement.page(machine.vmas().start(vma));
            to.writeStartArray();
            to.writeString(first + "-" + (first + machine.vmas().pages(vma) - 1));
            to.writeString(permissions(machine, vma));
            to.writeEndArray();
        }
        to.writeEndArray();
        to.writeObjectPropertyStart("pages");
        for (int vma : areas) {
            for (int page = 0; page < machine.vmas().pages(vma); page++) {
                long address = machine.vmas().start(vma) + page * 4096L;
                Pte pte = machine.tables().pte(mm, address);
                if (!pte.isNone()) {
                    to.writeObjectPropertyStart("" + placement.page(address));
                    entry(to, pte, frames);
                    to.writeEndObject();
                }
            }
        }
        to.writeEndObject();
        to.writeEndObject();
    }

    private static String permissions(Machine machine, int vma) {
        return (machine.vmas().is(vma, VmFlag.READ) ? "r" : "-") + (machine.vmas().is(vma, VmFlag.WRITE) ? "w" : "-")
            + (machine.vmas().is(vma, VmFlag.EXEC) ? "x" : "-")
            + (machine.vmas().is(vma, VmFlag.MAYSHARE) ? "s" : "p");
    }

    private void entry(JsonGenerator to, Pte pte, List<Long> frames) {
        Machine machine = cursor.machine();
        String rights = !pte.isPresent() ? "PROTNONE" : pte.isWritable() ? "RW" : "RO";
        to.writeStringProperty("pte", pte.isDirty() ? rights + " dirty" : rights);
        if (!frames.contains(pte.pfn())) {
            frames.add(pte.pfn());
        }
        to.writeNumberProperty("frame", frames.indexOf(pte.pfn()));
        if (machine.facts().isValid(pte.pfn())) {
            to.writeNumberProperty("mapcount", machine.pages().mapcount((int) pte.pfn()));
            to.writeStringProperty("flags", flags(machine, (int) pte.pfn()));
        } else {
            to.writeStringProperty("flags", "NOPAGE");
        }
        to.writeBooleanProperty("young", pte.isYoung());
    }

    private static String flags(Machine machine, int pfn) {
        List<String> flags = new ArrayList<>();
        for (PageFlag flag : List.of(PageFlag.DIRTY, PageFlag.WRITEBACK, PageFlag.SWAPBACKED)) {
            if (machine.pages().is(pfn, flag)) {
                flags.add(flag.name());
            }
        }
        if (machine.pages().isAnon(pfn)) {
            flags.add("ANON");
        }
        if (pfn == Facts.ZERO_PFN) {
            flags.add("ZERO_PAGE");
        }
        return String.join(" ", flags);
    }

    private void files(JsonGenerator to) {
        Machine machine = cursor.machine();
        to.writeObjectPropertyStart("files");
        for (int inode = 1; inode <= machine.facts().inodes().size(); inode++) {
            to.writeObjectPropertyStart(machine.facts().inode(inode).name());
            to.writeNumberProperty("size", machine.inodes().size(inode));
            StringBuilder cache = new StringBuilder();
            for (int index = 0; index < Math.min(MOST_FILE_PAGES, machine.inodes().pages(inode)); index++) {
                cache.append(letter(machine, machine.mappings().page(inode, index)));
            }
            to.writeStringProperty("cache", cache.toString());
            to.writeEndObject();
        }
        to.writeEndObject();
    }

    private static char letter(Machine machine, int pfn) {
        if (pfn < 0) {
            return '-';
        }
        boolean dirty = machine.pages().is(pfn, PageFlag.DIRTY);
        boolean writeback = machine.pages().is(pfn, PageFlag.WRITEBACK);
        return dirty ? writeback ? 'B' : 'D' : writeback ? 'W' : 'C';
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
