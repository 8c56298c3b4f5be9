package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.kernel.Computer;
import ringside.kernel.config.Preset;
import ringside.kernel.config.Setting;
import ringside.kernel.event.ThreadState;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.memory.FrameUse;
import ringside.kernel.memory.Frames;
import ringside.kernel.trap.Kernel;
import ringside.lab.look.CacheContents;
import ringside.lab.look.DescriptorTable;
import ringside.lab.look.FrameMap;
import ringside.lab.look.IpcObjects;
import ringside.lab.look.MemoryMap;
import ringside.lab.look.PageTableTree;
import ringside.lab.look.ProcessTree;
import ringside.lab.look.Queues;
import ringside.lab.look.Sight;
import ringside.lab.look.Space;
import ringside.lab.look.StateCounts;
import ringside.lab.look.TlbContents;
import ringside.lab.report.SightsReport;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.SecondLevel;
import ringside.mmu.ledger.Cause;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Pte;
import ringside.programs.Catalogue;

/** What is shown of a machine at random cycles is what its kernel counts, and showing is free. */
final class LookProperties {
  private static final int MOMENTS = 8;

  @ParameterizedTest
  @CsvSource({
    "fork, CLASSIC, 64MiB, 1",
    "exec, TINY, 64MiB, 2",
    "orphan, BIG, 64MiB, 3",
    "pressure, CLASSIC, 2MiB, 4",
    "pipe, TINY, 64MiB, 5",
    "threads, BIG, 64MiB, 6",
    "shared-memory, CLASSIC, 64MiB, 7",
    "mmap-file, CLASSIC, 64MiB, 8",
    "msgqueue, BIG, 64MiB, 9",
    "prodcons, CLASSIC, 64MiB, 10",
    "deadlock, CLASSIC, 64MiB, 11",
    "priorities, TINY, 64MiB, 12",
    "socketpair, CLASSIC, 64MiB, 13",
    "waiting, TINY, 64MiB, 14",
    "switch-cost, BIG, 64MiB, 15",
    "fifo, CLASSIC, 64MiB, 16"
  })
  void viewsAreWhatTheKernelCounts(String program, Preset preset, String memory, long seed) {
    Guest guest = Guest.inCatalogue(Catalogue.find(program).orElseThrow());
    Machine machine = Machine.of(preset).with(Setting.MEMORY, memory);
    RunResult plain = Session.of(guest).on(machine).build().runToEnd();
    long end = plain.statistics().cycles();
    Random random = new Random(seed);
    TreeSet<Long> moments = new TreeSet<>();
    random.longs(MOMENTS, 0, end).forEach(moments::add);
    try (Session session = Session.of(guest).on(machine).build()) {
      for (long moment : moments) {
        if (session.runUntil(Stop.atCycle(moment)).end() != Kernel.End.LIMIT) {
          break;
        }
        long before = session.cycle();
        assertMoment(session.station().computer());
        assertThat(session.cycle()).isEqualTo(before);
      }
      RunResult looked = session.runToEnd();
      assertThat(looked.output()).isEqualTo(plain.output());
      assertThat(looked.statistics().cycles()).isEqualTo(end);
      for (Cause cause : Cause.values()) {
        assertThat(looked.statistics().ledger().sum(key -> true, cause))
            .as(cause.name())
            .isEqualTo(plain.statistics().ledger().sum(key -> true, cause));
      }
    }
  }

  private static void assertMoment(Computer computer) {
    assertFrames(computer);
    assertMaps(computer);
    assertTlbs(computer);
    assertPageTables(computer);
    assertCaches(computer);
    assertThreads(computer);
    assertFiles(computer);
    assertTexts(computer);
  }

  private static void assertFrames(Computer computer) {
    Frames frames = computer.memory().frames();
    FrameMap map = FrameMap.of(computer);
    assertThat(map.frames()).hasSize(computer.hart().mmu().memory().sizeBytes() >>> 12);
    assertThat(count(map, FrameUse.FREE)).isEqualTo(frames.free());
    assertThat(count(map, FrameUse.KERNEL, FrameUse.PAGE_TABLE, FrameUse.FILE, FrameUse.PAGE))
        .isEqualTo(frames.inUse());
    assertThat(map.frames())
        .allMatch(
            frame ->
                frame.processes().isEmpty()
                    || frame.use() == FrameUse.PAGE
                    || frame.use() == FrameUse.FILE);
    long tables = Space.all(computer).stream().mapToLong(space -> tables(computer, space)).sum();
    // Process 1, which has no program, has a root of its own.
    assertThat(count(map, FrameUse.PAGE_TABLE)).isEqualTo(tables + 1);
  }

  private static long count(FrameMap map, FrameUse... uses) {
    return map.frames().stream().filter(frame -> List.of(uses).contains(frame.use())).count();
  }

  /** The root, and what its user entries point to. */
  private static long tables(Computer computer, Space space) {
    PhysicalMemory memory = computer.hart().mmu().memory();
    long tables = 1;
    for (int entry = 0; entry < 768; entry++) {
      int word = memory.readWord((space.memory().rootFrame() << 12) + entry * 4);
      tables += new Pte(word).valid() ? 1 : 0;
    }
    return tables;
  }

  private static void assertMaps(Computer computer) {
    List<MemoryMap> maps = MemoryMap.of(computer);
    List<Space> spaces = Space.all(computer);
    assertThat(maps).hasSameSizeAs(spaces);
    for (int i = 0; i < maps.size(); i++) {
      List<MemoryMap.Row> rows = maps.get(i).rows();
      assertThat(rows.stream().mapToInt(MemoryMap.Row::resident).sum())
          .isEqualTo(spaces.get(i).memory().use().presentPages());
      assertThat(rows.stream().mapToInt(MemoryMap.Row::swapped).sum())
          .isEqualTo(spaces.get(i).memory().use().swappedPages());
      assertThat(rows.stream().mapToLong(row -> row.pages() * 4096L).sum())
          .isEqualTo(spaces.get(i).memory().mappedBytes());
    }
  }

  private static void assertTlbs(Computer computer) {
    for (TlbContents tlb : TlbContents.of(computer)) {
      for (TlbContents.Row row : tlb.rows()) {
        for (Space space : Space.all(computer)) {
          boolean own = space.memory().serial() == row.space();
          if (own) {
            assertThat(space.memory().peek(row.page() << 12)).isEqualTo(row.pte());
          } else if (row.pte().global()) {
            assertThat(space.memory().peek(row.page() << 12)).isEqualTo(row.pte());
            assertThat(row.superpage()).isTrue();
          }
        }
      }
    }
  }

  private static void assertPageTables(Computer computer) {
    List<Space> spaces = Space.all(computer);
    List<PageTableTree> trees = PageTableTree.of(computer);
    assertThat(trees).hasSameSizeAs(spaces);
    for (int i = 0; i < trees.size(); i++) {
      List<PageTableTree.Run> runs =
          trees.get(i).tables().stream().flatMap(table -> table.runs().stream()).toList();
      assertThat(pages(runs, Pte::valid)).isEqualTo(spaces.get(i).memory().use().presentPages());
      assertThat(pages(runs, Pte::isSwapped))
          .isEqualTo(spaces.get(i).memory().use().swappedPages());
      long superpages = computer.hart().mmu().memory().sizeBytes() + (1 << 22) - 1 >>> 22;
      assertThat(pages(trees.get(i).kernel(), Pte::global)).isEqualTo(superpages);
    }
  }

  private static long pages(List<PageTableTree.Run> runs, Predicate<Pte> wanted) {
    return runs.stream()
        .filter(run -> wanted.test(run.pte()))
        .mapToLong(PageTableTree.Run::count)
        .sum();
  }

  private static void assertCaches(Computer computer) {
    List<CacheContents> all = CacheContents.of(computer);
    assertCache(all.get(0), computer.hart().mmu().l1i());
    assertCache(all.get(1), computer.hart().mmu().l1d());
    SecondLevel second = computer.secondLevel();
    assertThat(all).hasSize(second == null ? 2 : 3);
    if (second != null) {
      assertCache(all.get(2), second.cache());
    }
  }

  private static void assertCache(CacheContents contents, Cache cache) {
    assertThat(contents.sets() * contents.ways()).isEqualTo(cache.lines());
    assertThat(contents.rows())
        .hasSize((int) Arrays.stream(cache.tags).filter(t -> t >= 0).count());
    for (CacheContents.Row row : contents.rows()) {
      int slot = cache.find(row.address() >>> 6);
      assertThat(slot).isEqualTo(row.set() * contents.ways() + row.way());
      assertThat(row.set()).isEqualTo((row.address() >>> 6) % contents.sets());
      assertThat(row.dirty()).isEqualTo(cache.isDirty(slot));
    }
  }

  private static void assertThreads(Computer computer) {
    Map<ThreadState, Integer> states = StateCounts.of(computer);
    Queues queues = Queues.of(computer);
    assertThat(states.values().stream().mapToInt(count -> count).sum())
        .isEqualTo(computer.processes().threads().size() + computer.processes().endedThreads());
    assertThat(queues.running()).hasSize(states.getOrDefault(ThreadState.RUNNING, 0));
    assertThat(queues.running()).hasSizeLessThanOrEqualTo(1);
    assertThat(queues.ready()).hasSize(states.getOrDefault(ThreadState.READY, 0));
    assertThat(queues.blocked())
        .hasSize(
            states.getOrDefault(ThreadState.BLOCKED, 0)
                + states.getOrDefault(ThreadState.BLOCKED_SUSPENDED, 0));
    assertThat(queues.timers()).hasSize(computer.timers().size());
    assertThat(queues.timers()).isSortedAccordingTo(Comparator.comparing(Queues.Timer::cycle));
    assertThat(ProcessTree.of(computer).stream().map(ProcessTree::process))
        .containsExactlyInAnyOrderElementsOf(computer.processes().all());
  }

  private static void assertFiles(Computer computer) {
    for (DescriptorTable table : DescriptorTable.of(computer)) {
      assertThat(table.rows()).hasSize(table.process().files().size());
      for (DescriptorTable.Row row : table.rows()) {
        for (DescriptorTable.Holder other : row.others()) {
          assertThat(other.process().files().peek(other.number())).isSameAs(row.file());
        }
      }
    }
    IpcObjects objects = IpcObjects.of(computer);
    assertThat(objects.semaphores()).hasSameSizeAs(computer.systemV().semaphores().all());
    assertThat(objects.futexes().stream().mapToInt(futex -> futex.waiters().size()).sum())
        .isEqualTo(
            (int)
                computer.processes().threads().stream()
                    .flatMap(thread -> thread.waitsOn().stream())
                    .filter(queue -> queue.target().kind() == WaitTarget.Kind.FUTEX)
                    .count());
  }

  private static void assertTexts(Computer computer) {
    List<String> reports = new ArrayList<>();
    for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
      new SightsReport(new Texts(locale), computer, print).print(List.of(Sight.values()));
      reports.add(out.toString(StandardCharsets.UTF_8));
    }
    for (String report : reports) {
      assertThat(report.lines()).allMatch(line -> columns(line) <= 100);
    }
    assertThat(reports.get(0)).matches("[\\x20-\\x7e\\n]*");
  }

  private static int columns(String line) {
    return line.chars().map(c -> c >= 0x1100 ? 2 : 1).sum();
  }
}
