package ringside.lab.explore;

import ringside.lab.session.SessionBuilder;

/** Lets a session of any kind follow the schedule of a token. */
public final class TokenPlayer {
  private final PathDecider decider;
  private final Conductor conductor;

  /** A player of a schedule. */
  public TokenPlayer(Path path) {
    this.decider = new PathDecider(path);
    this.conductor = new Conductor(decider);
  }

  /** Says so of the guest that was named last, whose machine's quantum must not end. */
  public void describe(SessionBuilder session) {
    session
        .choices(conductor)
        .sink(conductor.steps())
        .accesses(meter -> conductor.steps())
        .prepared(conductor.steps()::meet);
  }

  /** Whether all choices could be made. */
  public boolean isFollowed() {
    return decider.isFollowed();
  }

  /** Whether all that could run only wait for each other: nothing will come of the run any more. */
  public boolean isLivelock() {
    return conductor.steps().isLivelock();
  }
}
