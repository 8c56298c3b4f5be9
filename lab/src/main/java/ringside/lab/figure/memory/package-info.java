/**
 * What memory, page tables and caches hold at a moment of a run, and how a TLB came to it: plain
 * data, taken while the computer stands there. Start reading at {@link
 * ringside.lab.figure.memory.MemoryFigure}.
 */
@NullMarked
package ringside.lab.figure.memory;

import org.jspecify.annotations.NullMarked;
