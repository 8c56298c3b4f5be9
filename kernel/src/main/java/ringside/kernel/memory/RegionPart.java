package ringside.kernel.memory;

/**
 * What of a region is in a range.
 *
 * @param start first address, a multiple of 4096
 * @param end behind the last address, a multiple of 4096
 */
public record RegionPart(Region region, int start, int end) {
  /** Of a region that reaches into a range. */
  static RegionPart of(Region region, int start, int end) {
    int from = Integer.compareUnsigned(region.start(), start) >= 0 ? region.start() : start;
    int to = Integer.compareUnsigned(region.end(), end) <= 0 ? region.end() : end;
    return new RegionPart(region, from, to);
  }

  /** Bytes of it. */
  long bytes() {
    return Integer.toUnsignedLong(end - start);
  }
}
