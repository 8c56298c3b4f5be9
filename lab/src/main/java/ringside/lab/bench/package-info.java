/**
 * What measurements of Ringside's own speed come to. Start reading at {@link
 * ringside.lab.bench.Speed}; {@code ringside.lab.host.bench} measures.
 */
@NullMarked
package ringside.lab.bench;

import org.jspecify.annotations.NullMarked;
