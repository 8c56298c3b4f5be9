package ringside.lab.explore;

import java.util.Optional;
import ringside.lab.session.SessionBuilder;

/** Lets a session of any kind follow the schedule of a token. */
public final class TokenPlayer {
  private final Path path;
  private final PathDecider decider;
  private final Conductor conductor;

  /** A player of a schedule. */
  public TokenPlayer(Path path) {
    this.path = path;
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

  /** How many choices it has. */
  public int choices() {
    return path.choices().size();
  }

  /** How many choices could be made: behind one that can't be, none is. */
  public int made() {
    return decider.taken();
  }

  /** The first choice that could not be made; empty where all could. */
  public Optional<Choice> misfit() {
    return path.choices().stream().skip(made()).findFirst();
  }

  /** Instructions that programs have executed where the session stands. */
  public long executed() {
    return conductor.steps().executed();
  }

  /** Whether all that could run only wait for each other: nothing will come of the run any more. */
  public boolean isLivelock() {
    return conductor.steps().isLivelock();
  }
}
