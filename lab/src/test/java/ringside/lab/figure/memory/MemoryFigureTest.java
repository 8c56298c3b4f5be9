package ringside.lab.figure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.kernel.memory.FrameUse;
import ringside.lab.figure.FigureTable;
import ringside.lab.figure.Figures;
import ringside.lab.figure.Recorded;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Walk;

/** The memory map and the frames are those of the kernel and of the page tables. */
final class MemoryFigureTest {
  private static final int FIRST = PhysicalMemory.BASE >>> PhysicalMemory.FRAME_SHIFT;

  @ParameterizedTest
  @CsvSource({
    "fork, 64MiB, en, 1",
    "shared-memory, 64MiB, ko, 2",
    "pressure, 2MiB, en, 3",
    "mmap-file, 64MiB, ko, 4",
    "threads, 64MiB, en, 5"
  })
  void whatIsDrawnIsThere(String program, String memory, String language, long seed) {
    Map<String, String> settings = Map.of("memory", memory);
    RunResult plain = Moments.of(program, settings).build().runToEnd();
    long end = plain.statistics().cycles();
    RunResult looked =
        Moments.visit(
            Moments.of(program, settings),
            end,
            seed,
            (session, cycle) -> {
              MemoryScene scene =
                  MemoryScene.of(Recorded.texts(language), session.station().computer());
              assertThat(scene.cycle()).isEqualTo(cycle).isEqualTo(session.cycle());
              assertFrames(session, scene);
              assertPages(session, scene);
              Figures.check(new MemoryFigure(Recorded.texts(language), scene));
            });
    assertThat(looked.output()).isEqualTo(plain.output());
    assertThat(looked.statistics().cycles()).isEqualTo(end);
  }

  /** Every owner's frames together are all there are, and the free ones those of the kernel. */
  private static void assertFrames(Session session, MemoryScene scene) {
    FrameOwners owners = new FrameOwners(Recorded.texts("en"), scene);
    assertThat(scene.frames().size() - owners.used())
        .isEqualTo(session.station().computer().memory().frames().free());
    assertThat(owners.properties().stream().mapToInt(all -> all.frames().size()).sum())
        .isEqualTo(session.station().computer().hart().mmu().memory().sizeBytes() >>> 12);
    assertThat(FrameRows.of(owners, 32).stream().mapToInt(FrameRows.Row::times).sum())
        .isEqualTo((scene.frames().size() + 31) / 32);
  }

  /** A walk from each page's address ends at the frame that is drawn for it. */
  private static void assertPages(Session session, MemoryScene scene) {
    FrameOwners owners = new FrameOwners(Recorded.texts("en"), scene);
    for (int i = 0; i < scene.spaces().size(); i++) {
      int pid = Integer.parseInt(scene.spaces().get(i).name().split(" ", -1)[0]);
      for (MemoryScene.Area area : scene.spaces().get(i).areas()) {
        for (MemoryScene.Page page : area.pages()) {
          Walk walk = session.pageTable(pid).walk(area.start() + (page.index() << 12));
          assertThat(walk.pte().isSwapped()).isEqualTo(page.swapped());
          assertThat(walk.pte().frame()).isEqualTo(page.place());
          assertThat(walk.pte().copyOnWrite()).isEqualTo(page.copyOnWrite());
          assertThat(page.swapped() || isOwned(owners.all().get(place(page)), i)).isTrue();
        }
      }
    }
  }

  private static int place(MemoryScene.Page page) {
    return page.swapped() ? 0 : page.place() - FIRST;
  }

  private static boolean isOwned(FrameOwners.Owner owner, int space) {
    return owner.letter().equals("f")
        || owner.holders().stream().anyMatch(holder -> holder.space() == space);
  }

  /**
   * Two spaces that map one frame: it is split, both regions have its number, a line joins them.
   */
  @Test
  void aSharedFrameHasTheSameNumberOnBothSides() {
    MemoryScene.Page page = new MemoryScene.Page(0, FIRST + 1, false, true);
    MemoryScene.Area area =
        new MemoryScene.Area(0x10000, 0x12000, "code", "", "r-xp", List.of(page));
    MemoryScene scene =
        new MemoryScene(
            7,
            List.of(
                new MemoryScene.Space("2 a", List.of(area)),
                new MemoryScene.Space("3 b", List.of(area))),
            FIRST,
            List.of(FrameUse.KERNEL, FrameUse.PAGE));
    MemoryFigure figure = new MemoryFigure(Recorded.texts("en"), scene);
    Figures.check(figure);
    List<FigureTable.Row> rows = figure.table().rows();
    assertThat(rows.get(0).cells()).contains("A 1", "r-xp");
    assertThat(rows.get(1).cells()).contains("B 1", "r-xp");
    assertThat(rows.get(3).cells()).contains("shared: 2 a, 3 b", "1");
    String svg = figure.drawings().get(0).svg();
    assertThat(svg).contains("class=\"joint\"", "class=\"cow\"");
    assertThat(figure.text())
        .anySatisfy(line -> assertThat(line).endsWith("code               c-"));
    assertThat(figure.text()).last().asString().endsWith("k1");
  }
}
