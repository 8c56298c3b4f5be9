package ringside.kernel.config;

/** What a whole number of a setting counts. */
public enum Unit {
  /** Things that the setting's meaning names: entries, ways, processes. */
  COUNT(""),
  /** Bytes; the only unit that takes KiB, MiB and GiB. */
  BYTES(" bytes"),
  CYCLES(" cycles"),
  MEGAHERTZ(" MHz"),
  SECONDS(" seconds"),
  MILLISECONDS(" milliseconds"),
  /** Packets of a thousand. */
  PER_THOUSAND(" of 1000"),
  BYTES_PER_1000_CYCLES(" bytes in 1000 cycles");

  private final String suffix;

  Unit(String suffix) {
    this.suffix = suffix;
  }

  /** A number with this unit, as people read it: "64KiB", "5 cycles". */
  String words(long value) {
    String number = write(value);
    boolean plain = Character.isDigit(number.charAt(number.length() - 1));
    return plain ? number + suffix : number;
  }

  /**
   * A number as it is written after {@code --set}: bytes in the greatest unit that divides them.
   */
  String write(long value) {
    return this == BYTES ? Quantity.write(value) : Long.toString(value);
  }
}
