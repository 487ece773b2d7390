package io.ptescope.model.state;

/// The one way in which simulated state changes. Whoever holds the door of a machine may change it: the journal while
/// the kernel runs, a cursor while it moves through a recording, and the boot.
public final class Door {
    private final Cells cells;
    private final Machine machine;

    /// A door to a new machine in which every cell is 0.
    public Door(Facts facts, Contents contents, Names names) {
        this(new Cells(), facts, contents, names);
    }

    private Door(Cells cells, Facts facts, Contents contents, Names names) {
        this.cells = cells;
        this.machine = new Machine(cells, facts, contents, names);
    }

    /// The machine behind the door; it changes as the door is used.
    public Machine machine() {
        return machine;
    }

    /// The value of a cell.
    public long get(Field field, int object, long slot) {
        return cells.get(field, object, slot);
    }

    /// Gives the cell of a SCALAR field a new value and returns the old one.
    public long exchange(Field field, int object, long value) {
        return cells.exchange(field, object, value);
    }

    /// Adds to the cell of a SCALAR field and returns the old value.
    public long add(Field field, int object, long amount) {
        return cells.add(field, object, amount);
    }

    /// Gives a cell a new value and returns the old one.
    public long exchange(Field field, int object, long slot, long value) {
        return cells.exchange(field, object, slot, value);
    }

    /// Gives a cell a new value. For a LIST field the value is a place: see [Field.Shape#LIST].
    public void put(Field field, int object, long slot, long value) {
        cells.put(field, object, slot, value);
    }

    /// A door to a copy of the machine as it is now. The two share nothing that changes.
    public Door copy() {
        return new Door(cells.copy(), machine.facts(), machine.contents(), machine.names());
    }

    /// Makes the machine behind this door equal to the one behind `other`, cell by cell; whoever reads it reads on.
    public void become(Door other) {
        cells.become(other.cells);
    }

    /// About how many bytes a copy of the machine takes.
    public long bytes() {
        return cells.bytes();
    }
}
