package ringside.tests.model;

import java.util.Arrays;
import java.util.Set;
import ringside.cpu.pipeline.Predictor;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;

/** What a conditional branch costs. */
final class NaiveBranches {
  private final int[] counters = new int[512];
  private final Predictor predictor;
  private final int taken;
  private final int mispredicted;
  private final Set<Mistake> mistakes;

  NaiveBranches(Configuration configuration, Set<Mistake> mistakes) {
    this.predictor = configuration.choice(Setting.PREDICTOR, Predictor.class);
    this.taken = configuration.integer(Setting.COST_TAKEN);
    int cost = configuration.integer(Setting.COST_MISPREDICT);
    this.mispredicted = mistakes.contains(Mistake.MISPREDICTED_BRANCH_COSTS_LESS) ? cost - 1 : cost;
    this.mistakes = mistakes;
    Arrays.fill(counters, mistakes.contains(Mistake.BIMODAL_STARTS_TAKEN) ? 2 : 1);
  }

  int cycles(int pc, int offset, boolean isTaken) {
    boolean predictedTaken =
        switch (predictor) {
          case STATIC -> predictStatically(offset);
          case BIMODAL -> predictAndLearn(pc, isTaken);
          case NOT_TAKEN -> false;
        };
    if (predictedTaken != isTaken) {
      return mispredicted;
    }
    return isTaken ? taken : 0;
  }

  private boolean predictStatically(int offset) {
    boolean backward = offset < 0;
    return backward
        ? !mistakes.contains(Mistake.BACKWARD_TAKEN_IS_MISPREDICTED)
        : mistakes.contains(Mistake.FORWARD_TAKEN_IS_PREDICTED);
  }

  private boolean predictAndLearn(int pc, boolean isTaken) {
    int index = pc / 4 % counters.length;
    boolean predictedTaken = counters[index] >= 2;
    int next = counters[index] + (isTaken ? 1 : -1);
    counters[index] = Math.max(0, Math.min(3, next));
    if (mistakes.contains(Mistake.BIMODAL_HAS_ONE_BIT)) {
      counters[index] = isTaken ? 3 : 0;
    }
    return predictedTaken;
  }
}
