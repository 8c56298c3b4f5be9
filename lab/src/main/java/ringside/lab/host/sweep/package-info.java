/**
 * Sweeps on the cores of a host, and in its files. Start reading at {@link
 * ringside.lab.host.sweep.SweepRun}.
 */
@NullMarked
package ringside.lab.host.sweep;

import org.jspecify.annotations.NullMarked;
