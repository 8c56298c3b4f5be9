package ringside.kernel.config;

/** The values of what is on or off. */
public enum Toggle {
  OFF,
  ON
}
