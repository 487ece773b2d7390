/// From text to a validated [io.ptescope.model.scenario.Scenario]: one pass, line by line, in which every name has to
/// be declared before it is used, so that every error has the column of the word that is wrong.
///
/// The language beside the operations of [io.ptescope.model.scenario.Operation]:
///
/// ```
/// title TEXT                      tags WORD…                     # comment
/// covers S1-01…                   catalogue A01…               what it shows of the checklist, of the catalogue
/// kernel VERSION [-PATCH|+PATCH]… …                             the first is the default
/// machine [cpus=N] [frames=N] [background=PAGES] [dirty=PAGES] [swap=PAGES]
/// file NAME FS pages=N [hole|prealloc|big|cold|dirty] [bytes=B] [blocks=A-B]
/// tinyfs NAME ext4|xfs|btrfs|tmpfs SIZE                         a file system of that size, which files may name
/// dev NAME MODE                                                 a device of the test driver
/// sysctl NAME VALUE               debugfs FILE VALUE
/// inject page_mkwrite|allocation|block|writepage|page_table ERROR at N|always   call N of it fails
/// say "…"  mark "…"  ask A[3] ["…"]  expect EXPECTATION; …
/// say|ask|expect VERSION…: …                                    on these kernels only
/// together                                                      then lanes, then perhaps a schedule
///   cpu0: OPERATION
///   cpu1: in C OPERATION
/// schedule cpu0*4 cpu1 cpu0 ...                                 turns of kernel steps; ... to the end
/// ```
///
/// An expectation says something of an entry (`A[3] = RO clean file`, `in C A[3] != none`), of a page
/// (`F[3] dirty writeback`), compares a number (`nr_dirty <= 1`, `in C faults = 2`, `mapcount A[3] = 2`,
/// `disk F[3] = 66`, `F[3] = 66`, `value = 66`, `result = -ENOSPC`), names a signal (`signal = SIGBUS`), or compares
/// frames (`A[3] same-frame in C A[3]`, `A[3] other-frame F[3]`).
///
/// Depends on package `scenario` only, and on `kernel` for the names of file systems. Nothing here runs anything.
package io.ptescope.model.scenario.parse;
