package ringside.cpu.region;

import java.util.BitSet;
import java.util.List;

/**
 * Instructions of one page that belong together, as code of the host: loops and functions, entered
 * at any of their blocks. It is true while the page's frame holds the words it was made from, at
 * whichever virtual address, for the hart whose arrays it refers to.
 *
 * @param code what to run
 * @param entries index in the page of the first instruction of each block
 * @param bounds of each entry: cycles that pass at most before the code looks at the limit again
 * @param exits the ways out
 * @param instructions indexes of all its instructions
 */
public record Region(
    RegionCode code,
    List<Integer> entries,
    List<Integer> bounds,
    List<RegionExit> exits,
    BitSet instructions) {}
