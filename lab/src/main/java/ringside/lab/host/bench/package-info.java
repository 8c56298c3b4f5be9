/**
 * Measures how fast guest programs run on this host. Start reading at {@link
 * ringside.lab.host.bench.Bench}.
 */
@NullMarked
package ringside.lab.host.bench;

import org.jspecify.annotations.NullMarked;
