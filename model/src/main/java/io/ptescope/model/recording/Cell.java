package io.ptescope.model.recording;

import io.ptescope.model.state.Field;

/// The name of one cell of the machine.
///
/// @param field  which fact
/// @param object of which object: see the field
/// @param slot   which of the object's cells; 0 where there is one only
public record Cell(Field field, int object, long slot) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
        int byField = field.compareTo(other.field);
        if (byField != 0) {
            return byField;
        }
        return object == other.object ? Long.compare(slot, other.slot) : Integer.compare(object, other.object);
    }
}
