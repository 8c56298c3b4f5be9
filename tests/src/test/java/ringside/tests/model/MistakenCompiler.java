package ringside.tests.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.cpu.region.Region;
import ringside.cpu.region.RegionCompiler;
import ringside.cpu.region.RegionCounts;
import ringside.cpu.region.RegionExit;
import ringside.cpu.region.RegionOrder;
import ringside.cpu.region.RegionTicket;
import ringside.cpu.translate.JvmCompiler;

/** Makes regions with one mistake. */
final class MistakenCompiler implements RegionCompiler {
  private final RegionMistake mistake;
  private final JvmCompiler compiler;
  private final Map<List<Integer>, Region> made = new HashMap<>();
  private final Map<Integer, int[]> words = new HashMap<>();

  MistakenCompiler(RegionMistake mistake) {
    this.mistake = mistake;
    this.compiler = new JvmCompiler(code -> MistakenCode.in(code, mistake));
  }

  @Override
  public @Nullable Region compile(RegionOrder order) {
    int[] old = words.computeIfAbsent(order.frame, frame -> order.words);
    boolean stale = mistake == RegionMistake.REGION_IS_MADE_FROM_OLD_CODE;
    RegionOrder used =
        new RegionOrder(
            stale ? old : order.words,
            order.seed,
            order.frame,
            order.cacheSlots,
            order.hart,
            order.leftOut);
    Region region = compiler.compile(used);
    if (region != null && mistake == RegionMistake.REGION_SURVIVES_ITS_CODE) {
      return made.computeIfAbsent(List.of(order.frame, order.seed), key -> region);
    }
    return region == null ? null : changed(region);
  }

  private Region changed(Region region) {
    return new Region(
        region.code(),
        region.entries(),
        region.bounds(),
        region.exits().stream().map(this::changed).toList(),
        region.instructions());
  }

  private RegionExit changed(RegionExit exit) {
    long counts = exit.counts();
    long jumps = RegionCounts.control(RegionCounts.controlOf(counts));
    long loads = RegionCounts.loadUse(RegionCounts.loadUseOf(counts));
    return switch (mistake) {
      case EXIT_FORGETS_THE_PENDING_LOAD -> with(exit, exit.from(), exit.cycles(), counts, 0);
      case EXIT_FORGETS_CYCLES -> with(exit, exit.from(), 0, counts, exit.pendingLoad());
      case EXIT_FORGETS_COUNTS -> with(exit, exit.from(), exit.cycles(), 0, exit.pendingLoad());
      case EXIT_HAS_FETCHED_THE_NEXT_LINE ->
          with(exit, exit.at(), exit.cycles(), counts, exit.pendingLoad());
      case JUMPS_COST_NOTHING ->
          with(
              exit,
              exit.from(),
              exit.cycles() - (int) RegionCounts.controlOf(counts),
              counts - jumps,
              exit.pendingLoad());
      case LOADS_ARE_USED_FOR_FREE ->
          with(
              exit,
              exit.from(),
              exit.cycles() - (int) RegionCounts.loadUseOf(counts),
              counts - loads,
              exit.pendingLoad());
      default -> exit;
    };
  }

  private static RegionExit with(RegionExit exit, int from, int cycles, long counts, int load) {
    return new RegionExit(exit.reason(), exit.at(), from, cycles, counts, load);
  }

  @Override
  public void begin(RegionOrder order, RegionTicket ticket) {
    ticket.deliver(compile(order));
  }
}
