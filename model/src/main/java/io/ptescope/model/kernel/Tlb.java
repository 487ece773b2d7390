package io.ptescope.model.kernel;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.Field;

/// The flush primitives (asm/tlbflush.h): every CPU on which the address space runs forgets a translation, at once.
final class Tlb extends KernelFile {
    Tlb(Kernel kernel) {
        super(kernel);
    }

    /// `flush_tlb_page`.
    void flushPage(int mm, long address) {
        for (long cpus = machine.processes().cpus(mm); cpus != 0; cpus &= cpus - 1) {
            drop(Long.numberOfTrailingZeros(cpus), mm, address >>> PageSize.SHIFT);
        }
    }

    /// `flush_tlb_range`, for addresses from `start` up to `end`.
    void flushRange(int mm, long start, long end) {
        for (long cpus = machine.processes().cpus(mm); cpus != 0; cpus &= cpus - 1) {
            int cpu = Long.numberOfTrailingZeros(cpus);
            for (long vpn : machine.tlbs().cached(cpu, mm)) {
                if (vpn >= start >>> PageSize.SHIFT && vpn < end >>> PageSize.SHIFT) {
                    drop(cpu, mm, vpn);
                }
            }
        }
    }

    /// `flush_tlb_mm`.
    void flushMm(int mm) {
        flushRange(mm, 0, Long.MAX_VALUE);
    }

    /// One CPU forgets one translation.
    void drop(int cpu, int mm, long vpn) {
        set(Field.TLB_ENTRY, machine.tlbs().object(cpu, mm), vpn, 0);
    }
}
