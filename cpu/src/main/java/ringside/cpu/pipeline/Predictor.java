package ringside.cpu.pipeline;

/** How conditional branches are predicted. */
public enum Predictor {
  /** Static: backward taken, forward not. */
  STATIC,
  /** Always not taken, as in the textbooks. */
  NOT_TAKEN,
  /** 512 two-bit counters. */
  BIMODAL
}
