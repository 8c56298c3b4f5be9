package ringside.cpu.pipeline;

import java.util.Arrays;

/** What a conditional branch costs, given its direction and outcome; learns where it is bimodal. */
public final class BranchCosts {
  private static final int COUNTERS = 512;
  private static final byte WEAKLY_NOT_TAKEN = 1;
  private static final byte STRONGLY_TAKEN = 3;

  /** Index of {@link #fixed}: a branch to a lower address. */
  public static final int BACKWARD = 2;

  /** Index of {@link #fixed}: the branch is taken. */
  public static final int TAKEN = 1;

  /** Cycles of a predictor that does not learn, by BACKWARD + TAKEN. */
  private final int[] fixed;

  private final byte[] counters = new byte[COUNTERS];
  private final boolean learns;
  private final int takenCycles;
  private final int mispredictCycles;

  /** Costs as configured, counters weakly not taken. */
  public BranchCosts(PipelineConfig config) {
    takenCycles = config.takenCycles();
    mispredictCycles = config.mispredictCycles();
    learns = config.predictor() == Predictor.BIMODAL;
    int backwardNot = config.predictor() == Predictor.STATIC ? mispredictCycles : 0;
    int backwardTaken = config.predictor() == Predictor.STATIC ? takenCycles : mispredictCycles;
    fixed = new int[] {0, mispredictCycles, backwardNot, backwardTaken};
    Arrays.fill(counters, WEAKLY_NOT_TAKEN);
  }

  /** Cycles by BACKWARD + TAKEN, of a predictor that does not learn. */
  public int[] fixed() {
    return fixed;
  }

  /** Whether {@link #learn} must be asked instead of {@link #fixed}. */
  public boolean learns() {
    return learns;
  }

  /** Cycles of a branch under the bimodal predictor, which sees the outcome. */
  public int learn(int pc, boolean taken) {
    int index = pc >>> 2 & COUNTERS - 1;
    int counter = counters[index];
    boolean predictedTaken = counter > WEAKLY_NOT_TAKEN;
    if (taken) {
      counters[index] = (byte) Math.min(counter + 1, STRONGLY_TAKEN);
    } else {
      counters[index] = (byte) Math.max(counter - 1, 0);
    }
    if (predictedTaken != taken) {
      return mispredictCycles;
    }
    return taken ? takenCycles : 0;
  }
}
