package io.ptescope.model.state;

import io.ptescope.model.arch.PteLayout;

/// The simulated machine, read-only. Each view answers for one kind of thing; all of them read the same cells,
/// so a machine changes under its reader whenever its [Door] is used.
public final class Machine {
    private final Cells cells;
    private final Facts facts;
    private final Contents contents;
    private final Names names;
    private final Tables tables;
    private final Tlbs tlbs;
    private final Pages pages;
    private final Mappings mappings;
    private final Inodes inodes;
    private final Vmas vmas;
    private final Processes processes;
    private final Locks locks;
    private final Swaps swaps;

    Machine(Cells cells, Facts facts, Contents contents, Names names) {
        this.cells = cells;
        this.facts = facts;
        this.contents = contents;
        this.names = names;
        this.vmas = new Vmas(cells);
        this.tables = new Tables(cells, vmas);
        this.tlbs = new Tlbs(cells, facts.cpus());
        this.pages = new Pages(cells, facts.frames());
        this.mappings = new Mappings(cells);
        this.inodes = new Inodes(cells);
        this.processes = new Processes(cells);
        this.locks = new Locks(cells);
        this.swaps = new Swaps(cells);
    }

    /// What cannot change during a run.
    public Facts facts() {
        return facts;
    }

    public PteLayout layout() {
        return facts.layout();
    }

    /// What pages and blocks contain, by number.
    public Contents contents() {
        return contents;
    }

    /// What the workload calls things, by number.
    public Names names() {
        return names;
    }

    public Tables tables() {
        return tables;
    }

    public Tlbs tlbs() {
        return tlbs;
    }

    public Pages pages() {
        return pages;
    }

    public Mappings mappings() {
        return mappings;
    }

    public Inodes inodes() {
        return inodes;
    }

    public Vmas vmas() {
        return vmas;
    }

    public Processes processes() {
        return processes;
    }

    public Locks locks() {
        return locks;
    }

    public Swaps swaps() {
        return swaps;
    }

    public int setting(Setting setting) {
        return (int) get(Field.SETTING, setting.ordinal(), 0);
    }

    public long counter(Counter counter) {
        return cells.scalar(Field.COUNTER, counter.ordinal());
    }

    /// The number of objects of `kind` made so far.
    public int made(Kind kind) {
        return (int) cells.scalar(Field.NEXT_ID, kind.ordinal());
    }

    /// Any cell, by name.
    public long get(Field field, int object, long slot) {
        return cells.get(field, object, slot);
    }

    /// A hash over all cells that are not 0. Two machines with equal cells have equal hashes, however they came to be.
    public long hash() {
        return new StateHash(cells).value();
    }
}
