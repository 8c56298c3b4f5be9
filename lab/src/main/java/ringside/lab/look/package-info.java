/**
 * What a machine holds at a moment, in plain records: looking costs the guest no cycle and changes
 * nothing. Start reading at {@link ringside.lab.look.Sight}, the list of what can be seen, and
 * {@link ringside.lab.look.MemoryMap}, the first of them.
 */
@NullMarked
package ringside.lab.look;

import org.jspecify.annotations.NullMarked;
