package ringside.kernel.config;

import ringside.cpu.pipeline.Predictor;
import ringside.mmu.replacement.ReplacementPolicy;

/** The named values that settings have. */
final class Types {
  static final OneOf ASID =
      OneOf.of(
          new Choice("off", Toggle.OFF, "a write of the page-table base (CR3) discards entries"),
          new Choice("on", Toggle.ON, "entries carry an address-space identifier (PCID)"));

  static final OneOf REPLACEMENT =
      OneOf.of(
          new Choice("lru", ReplacementPolicy.LRU, "what was used the longest ago goes"),
          new Choice("fifo", ReplacementPolicy.FIFO, "what came the longest ago goes"),
          new Choice("random", ReplacementPolicy.RANDOM, "any goes, by the seed"),
          new Choice(
              "plru", ReplacementPolicy.PLRU, "a tree of bits, nearly lru; ways: a power of two"));

  static final OneOf PREDICTOR =
      OneOf.of(
          new Choice("static", Predictor.STATIC, "backward branches are taken, others not"),
          new Choice("nottaken", Predictor.NOT_TAKEN, "no branch is taken"),
          new Choice("bimodal", Predictor.BIMODAL, "what happened the last times, in two bits"));

  static final OneOf SCHEDULING =
      OneOf.of(
          new Choice("rr", SchedulingKind.ROUND_ROBIN, "round robin: turns of a quantum"),
          new Choice(
              "fcfs", SchedulingKind.FIRST_COME_FIRST_SERVED, "first come, first served: no turns"),
          new Choice("priority", SchedulingKind.PRIORITY, "the least nice value, with ageing"),
          new Choice(
              "mlfq", SchedulingKind.FEEDBACK, "feedback queues: who uses up turns comes later"),
          new Choice("lottery", SchedulingKind.LOTTERY, "drawn by the seed, tickets by nice value"),
          new Choice("cfs", SchedulingKind.FAIR, "completely fair: the least weighted run time"),
          new Choice("eevdf", SchedulingKind.DEADLINE, "earliest eligible virtual deadline first"));

  static final OneOf ABI =
      OneOf.of(
          new Choice("linux", Abi.LINUX, "of Linux on riscv32"),
          new Choice("rars", Abi.RARS, "also of RARS, for programs of that simulator"));

  static final OneOf FORK =
      OneOf.of(
          new Choice("cow", ForkKind.COPY_ON_WRITE, "a page when somebody writes it"),
          new Choice("eager", ForkKind.EAGER, "all pages at once"));

  static final OneOf OVERCOMMIT =
      OneOf.of(
          new Choice("heuristic", Overcommit.HEURISTIC, "what could fit"),
          new Choice("always", Overcommit.ALWAYS, "anything"),
          new Choice("never", Overcommit.NEVER, "swap and half of memory, all together"));

  static final OneOf SELECTIVE =
      OneOf.of(
          new Choice("off", Toggle.OFF, "only up to the first missing byte"),
          new Choice("on", Toggle.ON, "also what came behind it (RFC 2018)"));

  static final OneOf STAMPS =
      OneOf.of(
          new Choice("off", Toggle.OFF, "none"),
          new Choice("on", Toggle.ON, "milliseconds, and the peer's (RFC 7323)"));

  private Types() {}
}
