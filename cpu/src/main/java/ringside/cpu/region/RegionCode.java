package ringside.cpu.region;

/** The host's code of a {@link Region}. */
public interface RegionCode {
  /**
   * Runs from an entry, whose line has been fetched, until the next instruction is not one that
   * hits everywhere, or may be the last below the limit.
   *
   * @param page virtual address of the page that the region is in
   * @param entry index in {@link Region#entries}
   * @return index in {@link Region#exits}
   */
  int run(RegionState state, int page, int entry);
}
