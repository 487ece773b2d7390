package io.ptescope.model.event;

import io.ptescope.model.arch.Level;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Field.Shape;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Machine;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Something that is changed by hand while a run is made: at `position` the cell gets a value, as event number
/// `position` of that run. What the kernel does from there on, it does to the machine as edited.
///
/// As text: `57:TABLE_ENTRY[5,12]=0x25`, without the slot where an object has one cell: `57:PAGE_FLAGS[9]=0x8`.
///
/// @param position how many events have happened before
/// @param field    one of [#FIELDS]
/// @param object   which object: see the field
/// @param slot     which of its cells; 0 where there is one only
/// @param value    what the cell holds from then on
public record Edit(long position, Field field, int object, long slot, long value) {
    /// What can be edited: facts that the kernel reads anew each time, and whose range a machine can check.
    public static final Set<Field> FIELDS = Collections.unmodifiableSet(EnumSet.of(Field.TABLE_ENTRY,
        Field.TLB_ENTRY, Field.PAGE_FLAGS, Field.PAGE_REFCOUNT, Field.PAGE_MAPCOUNT, Field.MAPPING_TAGS, Field.LOCK));

    private static final Pattern TEXT =
        Pattern.compile("([^:\\s]*)(:?)([^\\[\\s]*)(\\[?)([^,\\]\\s]*)(?:(,)([^\\]\\s]*))?(]?)(=?)(\\S*)");
    private static final int OBJECTS = 1 << 24;
    private static final long SLOTS = 1L << 40;

    /// Refuses what no edit can be.
    public Edit {
        if (position < 0 || !FIELDS.contains(field) || object < 0 || object >= OBJECTS || slot < 0 || slot >= SLOTS) {
            throw new IllegalArgumentException("no edit: " + field + "[" + object + "," + slot + "] at " + position);
        }
    }

    /// Reads the text of one edit.
    ///
    /// @throws BrokenEdit if it is none
    public static Edit parse(String text) throws BrokenEdit {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new BrokenEdit(1, "expected an edit such as 57:TABLE_ENTRY[5,12]=0x25, found \"" + text + "\"");
        }
        long position = number(parts, 1, "a position", Long.MAX_VALUE);
        mark(parts, 2, ":");
        Field field = field(parts);
        mark(parts, 4, "[");
        long object = number(parts, 5, "the number of an object", OBJECTS - 1);
        boolean many = field.shape() != Shape.SCALAR;
        if (many != (parts.start(6) >= 0)) {
            throw new BrokenEdit(parts.end(5) + 1, many ? "expected \",\" and a slot" : "expected \"]\"");
        }
        long slot = many ? number(parts, 7, "a slot", SLOTS - 1) : 0;
        mark(parts, 8, "]");
        mark(parts, 9, "=");
        return new Edit(position, field, (int) object, slot, value(parts));
    }

    private static void mark(Matcher parts, int group, String mark) throws BrokenEdit {
        if (parts.group(group).isEmpty()) {
            throw new BrokenEdit(parts.start(group) + 1, "expected \"" + mark + "\"");
        }
    }

    private static Field field(Matcher parts) throws BrokenEdit {
        String name = parts.group(3);
        return FIELDS.stream().filter(known -> known.name().equals(name)).findFirst()
            .orElseThrow(() -> new BrokenEdit(parts.start(3) + 1, "expected one of " + Arrays.stream(Field.values())
                .filter(FIELDS::contains).map(Field::name).collect(Collectors.joining(", ")) + ", found \"" + name
                + "\""));
    }

    private static long number(Matcher parts, int group, String what, long most) throws BrokenEdit {
        String digits = parts.group(group);
        if (digits.matches("0|[1-9][0-9]{0,17}") && Long.parseLong(digits) <= most) {
            return Long.parseLong(digits);
        }
        throw new BrokenEdit(parts.start(group) + 1, "expected " + what + " (0 to " + most + "), found \"" + digits
            + "\"");
    }

    private static long value(Matcher parts) throws BrokenEdit {
        String digits = parts.group(10);
        if (digits.matches("0x[0-9a-f]{1,16}")) {
            return Long.parseUnsignedLong(digits.substring(2), 16);
        }
        throw new BrokenEdit(parts.start(10) + 1, "expected a value such as 0x25, found \"" + digits + "\"");
    }

    /// The text that [#parse] reads.
    public String text() {
        String cell = field.shape() == Shape.SCALAR ? Integer.toString(object) : object + "," + slot;
        return position + ":" + field + "[" + cell + "]=0x" + Long.toHexString(value).toLowerCase(Locale.ROOT);
    }

    /// Why `machine` has no such cell; none if it has.
    public Optional<String> problem(Machine machine) {
        return switch (field) {
            case TABLE_ENTRY -> entryProblem(machine);
            case LOCK -> object != LockKind.PAGE_LOCK.ordinal() || !machine.facts().isValid(slot)
                ? Optional.of("there is no such lock of a page") : Optional.empty();
            case TLB_ENTRY -> object >= machine.made(Kind.MM) * machine.facts().cpus()
                ? Optional.of("there is no such CPU or address space") : Optional.empty();
            case MAPPING_TAGS -> object < 1 || object > machine.facts().inodes().size()
                || slot >= machine.inodes().pages(object)
                ? Optional.of("there is no page " + slot + " of file " + object) : Optional.empty();
            case PAGE_FLAGS, PAGE_REFCOUNT, PAGE_MAPCOUNT -> machine.facts().isValid(object) ? Optional.empty()
                : Optional.of("there is no struct page " + object);
            default -> throw new IllegalStateException("no edit of " + field);
        };
    }

    private Optional<String> entryProblem(Machine machine) {
        if (object >= machine.made(Kind.TABLE) || slot >= Level.ENTRIES) {
            return Optional.of("there is no entry " + slot + " of table " + object);
        }
        return machine.tables().canHold(object, value) ? Optional.empty()
            : Optional.of("the new entry " + slot + " of table " + object + " leads to no table of the next level");
    }

    /// `edits` as far as they lie before this one, and this one behind them: what leads to it.
    public List<Edit> after(List<Edit> edits) {
        return Stream.concat(edits.stream().filter(edit -> edit.position < position),
            Stream.of(this)).toList();
    }
}
