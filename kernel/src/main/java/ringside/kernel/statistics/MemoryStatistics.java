package ringside.kernel.statistics;

import ringside.kernel.Computer;
import ringside.kernel.memory.Frames;
import ringside.kernel.memory.SwapDisk;

/**
 * How memory was used, and the disk that pages are swapped to.
 *
 * @param frames that can be given out
 * @param peakFrames the most in use at once
 * @param swapPages that fit on the swap disk
 * @param peakSwapPages the most on it at once
 * @param pagesOut pages written to it
 * @param pagesIn pages read back
 * @param diskCycles for which it was at work
 * @param suspensions processes that the medium-term scheduler took out of memory
 */
public record MemoryStatistics(
    int frames,
    int peakFrames,
    int swapPages,
    int peakSwapPages,
    long pagesOut,
    long pagesIn,
    long diskCycles,
    long suspensions) {

  static MemoryStatistics of(Computer computer) {
    Frames frames = computer.memory().frames();
    SwapDisk swap = computer.memory().swap();
    return new MemoryStatistics(
        frames.total(),
        frames.peak(),
        swap.blocks(),
        swap.peak(),
        swap.writes(),
        swap.reads(),
        swap.busyCycles(),
        computer.kernel().mediumTerm().suspensions());
  }
}
