package ringside.lab.explore;

import java.util.Set;
import ringside.lab.session.SessionBuilder;

/** Lets a session of any kind follow the schedule of a token. */
public final class TokenPlayer {
  private final Conductor conductor;

  /** A player of a schedule. */
  public TokenPlayer(Path path) {
    this.conductor = new Conductor(path, new SharedWords(Set.of()), null);
  }

  /** Says so of the guest that was named last, whose machine's quantum must not end. */
  public void describe(SessionBuilder session) {
    session
        .choices(conductor)
        .sink(conductor)
        .accesses(meter -> conductor)
        .prepared(conductor::meet);
  }

  /** Whether all choices could be made. */
  public boolean isFollowed() {
    return conductor.isFollowed();
  }

  /** Whether all that could run only wait for each other: nothing will come of the run any more. */
  public boolean isLivelock() {
    return conductor.isLivelock();
  }
}
