package io.ptescope.app.layout;

import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageFlag;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The states of the slots of one page cache, and which of them carry which tag.
final class CacheStates {
    private final Machine machine;
    private final FileCells cells;
    private final int inode;
    private final byte[] states;
    private final Map<MappingTag, BitSet> tags = new EnumMap<>(MappingTag.class);

    CacheStates(Machine machine, int inode, int pages) {
        this.machine = machine;
        this.cells = new FileCells(machine, Changes.NONE, new Words(machine, Vocabulary.ENGLISH));
        this.inode = inode;
        this.states = new byte[pages];
        for (MappingTag tag : MappingTag.values()) {
            tags.put(tag, new BitSet());
        }
        for (int index = 0; index < pages; index++) {
            look(index);
        }
    }

    byte[] states() {
        return states;
    }

    void look(int index) {
        if (index < 0 || index >= states.length) {
            return;
        }
        int pfn = machine.mappings().page(inode, index);
        int state = cells.fillOf(inode, index).ordinal();
        if (pfn >= 0 && machine.pages().is(pfn, PageFlag.WRITEBACK)) {
            state |= PageState.WRITEBACK;
        }
        states[index] = (byte) state;
        long set = machine.mappings().tags(inode, index);
        tags.forEach((tag, slots) -> slots.set(index, (set & tag.mask()) != 0));
    }

    /// Appends the first `room` slots with `tag`; returns how many there are.
    int tagged(MappingTag tag, List<Integer> slots, int room) {
        BitSet set = tags.getOrDefault(tag, new BitSet());
        for (int index = set.nextSetBit(0); index >= 0 && slots.size() < room; index = set.nextSetBit(index + 1)) {
            slots.add(index);
        }
        return set.cardinality();
    }
}
