/// x86-64 paging as values: page-table entries with their real bit positions, table levels, page protections.
///
/// What does not live here: anything that changes. Everybody may depend on this package; it depends on nothing.
package io.ptescope.model.arch;
