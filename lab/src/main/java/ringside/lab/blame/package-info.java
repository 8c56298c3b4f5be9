/**
 * Whose fault each miss was: every miss of every TLB and cache, by the thread and the place in its
 * program that paid, and by what had driven the entry out. Start reading at {@link
 * ringside.lab.blame.MissBook}.
 */
@NullMarked
package ringside.lab.blame;

import org.jspecify.annotations.NullMarked;
