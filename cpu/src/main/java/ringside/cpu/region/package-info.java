/**
 * The door for what makes hot guest code into code of the host: what it is asked for, what it gives
 * back, and what both share while it runs. Whether there is any is the host's business: a run is
 * the same without. Start reading at {@link ringside.cpu.region.Region}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cpu.region;
