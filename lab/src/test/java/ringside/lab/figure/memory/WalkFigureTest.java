package ringside.lab.figure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.lab.figure.Figures;
import ringside.lab.figure.Recorded;
import ringside.lab.report.Numbers;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.ThreadView;
import ringside.mmu.sv32.Pte;
import ringside.mmu.sv32.Walk;

/** The path that is drawn is the one that the hardware would walk. */
final class WalkFigureTest {
  @ParameterizedTest
  @CsvSource({
    "fork, 64MiB, en, 1",
    "pressure, 2MiB, ko, 2",
    "threads, 64MiB, en, 3",
    "exec, 64MiB, ko, 4"
  })
  void thePathIsTheOneOfAWalk(String program, String memory, String language, long seed) {
    Map<String, String> settings = Map.of("memory", memory);
    RunResult plain = Moments.of(program, settings).build().runToEnd();
    RunResult looked =
        Moments.visit(
            Moments.of(program, settings),
            plain.statistics().cycles(),
            seed,
            (session, cycle) -> {
              Optional<WalkScene> scene = WalkScene.of(session.station().computer());
              assertThat(scene).isPresent();
              assertPaths(session, scene.get());
              WalkFigure figure = new WalkFigure(Recorded.texts(language), scene.get());
              Figures.check(figure);
              assertThat(figure.drawings()).hasSize(2);
            });
    assertThat(looked.statistics().cycles()).isEqualTo(plain.statistics().cycles());
  }

  private static void assertPaths(Session session, WalkScene scene) {
    int tid = Integer.parseInt(scene.thread().split(" ", -1)[1]);
    ThreadView thread = session.thread(tid);
    assertThat(scene.walks())
        .extracting(WalkScene.Path::address)
        .containsExactly(thread.register("sp"), thread.pc());
    for (WalkScene.Path path : scene.walks()) {
      Walk walk = session.pageTable(thread.pid()).walk(path.address());
      List<WalkScene.Step> steps = path.steps();
      assertThat(steps.get(0).frame())
          .isEqualTo(session.pageTable(thread.pid()).rootFrame())
          .isEqualTo(scene.rootFrame());
      assertThat(steps.get(steps.size() - 1).pte()).isEqualTo(walk.pte());
      assertThat(steps).hasSize(2 - walk.level());
      String result = WalkFigure.result(Recorded.texts("en"), path);
      if (walk.result() == Walk.Result.LEAF) {
        int frame = walk.frame(path.address() >>> 12);
        assertThat(result).isEqualTo(Numbers.hex(frame << 12 | path.address() & 0xfff));
        assertUsed(path, walk.pte());
      } else {
        assertThat(result).startsWith("none: ");
      }
    }
  }

  /** The entry is among the used runs of its table. */
  private static void assertUsed(WalkScene.Path path, Pte pte) {
    int index = path.steps().get(path.steps().size() - 1).index();
    assertThat(path.table())
        .anyMatch(
            used ->
                index >= used.first()
                    && index < used.first() + used.count()
                    && used.pte().frame() + index - used.first() == pte.frame());
  }
}
