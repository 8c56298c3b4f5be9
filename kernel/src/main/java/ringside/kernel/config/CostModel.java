package ringside.kernel.config;

/** Which edition of docs/cost-model.md the counts follow; reports and JSON say it. */
public final class CostModel {
  /** 2: walks that cost what they cost, parts of a switch, kernel work that follows the data. */
  public static final int VERSION = 2;

  private CostModel() {}
}
