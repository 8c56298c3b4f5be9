package ringside.kernel.config;

/** The machines that come with Ringside (docs/cost-model.md, "Presets"). */
public enum Preset {
  CLASSIC,
  TEXTBOOK,
  BIG,
  TINY
}
