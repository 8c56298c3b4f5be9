package ringside.lab.debug;

/**
 * Where the kernel has copied something from.
 *
 * @param computer in whose memory it was, by its number from 1
 * @param physical address of its first byte
 * @param before what had been written there before this cycle
 */
public record Copy(int computer, int physical, long before) {
  /** What is so many bytes behind it. */
  Copy behind(int bytes) {
    return new Copy(computer, physical + bytes, before);
  }
}
