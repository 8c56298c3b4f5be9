package ringside.lab.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ringside.lab.figure.Figure;
import ringside.lab.figure.memory.CacheFigure;
import ringside.lab.figure.memory.CacheScene;
import ringside.lab.figure.memory.MemoryFigure;
import ringside.lab.figure.memory.MemoryScene;
import ringside.lab.figure.memory.TlbFigure;
import ringside.lab.figure.memory.TlbScene;
import ringside.lab.figure.memory.WalkFigure;
import ringside.lab.figure.memory.WalkScene;
import ringside.lab.record.EndWatch;
import ringside.lab.record.TlbHistory;
import ringside.lab.report.Texts;
import ringside.lab.session.BuiltComputer;
import ringside.lab.session.SessionBuilder;

/**
 * What a computer held at one moment of its run, as figures. Which moment: the one at which {@link
 * #choose} was called first; else the one that {@link EndWatch} finds, where a process ends while
 * most processes live; else the one at which {@link #end} was called. Looking costs no cycle.
 */
public final class RunMoment {
  private final Texts texts;
  private final TlbHistory tlbs = new TlbHistory();
  private final BuiltComputer computer = new BuiltComputer();
  private @Nullable Scenes scenes;
  private boolean chosen;

  /** What was seen; it is drawn only where it is the last that was. */
  private record Scenes(
      MemoryScene memory, Optional<WalkScene> walks, TlbScene tlbs, CacheScene caches) {}

  /** Of a run that has not begun, in the language of the texts. */
  public RunMoment(Texts texts) {
    this.texts = texts;
  }

  /** Lets it see the computer of the guest that was named last. */
  public void attach(SessionBuilder session) {
    session.prepared(computer);
    session.misses(tlbs::of).sink(tlbs).prepared(tlbs::watch);
    session.sink(new EndWatch(computer, this::look));
  }

  /** Where the run stands is the moment, whatever comes. */
  public void choose() {
    if (!chosen) {
      look();
      chosen = true;
    }
  }

  /**
   * The run stands at its end.
   *
   * @param early whether its program would have gone on: then that is the moment
   */
  public void end(boolean early) {
    if (early || scenes == null) {
      choose();
    }
  }

  /** The figures of the moment. */
  public List<Figure> figures() {
    if (scenes == null) {
      return List.of();
    }
    List<Figure> all = new ArrayList<>();
    all.add(new MemoryFigure(texts, scenes.memory));
    scenes.walks.ifPresent(walks -> all.add(new WalkFigure(texts, walks)));
    all.add(new TlbFigure(texts, scenes.tlbs));
    all.add(new CacheFigure(texts, scenes.caches));
    return all;
  }

  private void look() {
    if (chosen) {
      return;
    }
    scenes =
        new Scenes(
            MemoryScene.of(texts, computer.get()),
            WalkScene.of(computer.get()),
            TlbScene.of(computer.get(), tlbs),
            CacheScene.of(texts, computer.get()));
  }
}
