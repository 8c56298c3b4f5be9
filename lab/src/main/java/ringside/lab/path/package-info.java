/**
 * Why a run took as long as it did: the chain of slices, one waking the next, that leads to its
 * end. Start reading at {@link ringside.lab.path.CriticalPath}.
 */
@NullMarked
package ringside.lab.path;

import org.jspecify.annotations.NullMarked;
