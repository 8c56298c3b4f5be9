package ringside.lab.profile;

import ringside.lab.place.Site;

/** An instruction of a program with what it took. */
public final class Spot {
  private final Site site;
  private final String function;
  private final CauseSums user = new CauseSums();
  private final CauseSums kernel = new CauseSums();
  private long times;

  Spot(Site site, String function) {
    this.site = site;
    this.function = function;
  }

  /** Where it is. */
  public Site site() {
    return site;
  }

  /** The function that it is in. */
  public String function() {
    return function;
  }

  /** Cycles in user mode: of its fetch, its execution and its access. */
  public CauseSums user() {
    return user;
  }

  /** Cycles of the kernel between it and the next: of its system call, its fault, an interrupt. */
  public CauseSums kernel() {
    return kernel;
  }

  /** How often it was fetched. */
  public long times() {
    return times;
  }

  void fetched() {
    times++;
  }
}
