package io.ptescope.model.state;

/// The one way in which simulated state changes. Whoever holds the door of a machine may change it: the journal while
/// the kernel runs, a cursor while it moves through a recording, and the boot.
public final class Door {
    private final Cells cells;
    private final Machine machine;
    /// Those of the cells: the kernel comes this way for every change that it makes.
    private final long[][] scalars;
    private final long[][][] arrays;

    /// A door to a new machine in which every cell is 0.
    public Door(Facts facts, Contents contents, Names names) {
        this(new Cells(), facts, contents, names);
    }

    private Door(Cells cells, Facts facts, Contents contents, Names names) {
        this.cells = cells;
        this.scalars = cells.scalars();
        this.arrays = cells.arrays();
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
        long[] values = scalars[field.ordinal()];
        if (Integer.compareUnsigned(object, values.length) >= 0) {
            return cells.exchange(field, object, 0, value);
        }
        long before = values[object];
        values[object] = value;
        return before;
    }

    /// Adds to the cell of a SCALAR field and returns the old value.
    public long add(Field field, int object, long amount) {
        long[] values = scalars[field.ordinal()];
        if (Integer.compareUnsigned(object, values.length) >= 0) {
            return cells.exchange(field, object, 0, amount);
        }
        long before = values[object];
        values[object] = before + amount;
        return before;
    }

    /// Clears and sets bits of the cell of a SCALAR field and returns the old value.
    public long exchangeBits(Field field, int object, long cleared, long set) {
        long[] values = scalars[field.ordinal()];
        if (Integer.compareUnsigned(object, values.length) >= 0) {
            return cells.exchange(field, object, 0, set);
        }
        long before = values[object];
        values[object] = before & ~cleared | set;
        return before;
    }

    /// Gives a cell of an ARRAY field a new value and returns the old one.
    public long exchangeElement(Field field, int object, long slot, long value) {
        long[] values = elements(field, object);
        if (Long.compareUnsigned(slot, values.length) >= 0) {
            return cells.exchange(field, object, slot, value);
        }
        long before = values[(int) slot];
        values[(int) slot] = value;
        return before;
    }

    /// Gives a cell of an ARRAY field a new value if it is `expected`, which is another one; returns whether it was.
    public boolean replaceElement(Field field, int object, long slot, long expected, long value) {
        long[] values = elements(field, object);
        if (Long.compareUnsigned(slot, values.length) >= 0) {
            return expected == 0 && cells.exchange(field, object, slot, value) == 0;
        }
        if (values[(int) slot] != expected) {
            return false;
        }
        values[(int) slot] = value;
        return true;
    }

    private long[] elements(Field field, int object) {
        long[][] objects = arrays[field.ordinal()];
        return Integer.compareUnsigned(object, objects.length) < 0 ? objects[object] : Cells.EMPTY;
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
