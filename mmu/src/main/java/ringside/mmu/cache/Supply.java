package ringside.mmu.cache;

/** A line's origin and the cycles that it took to come. */
public record Supply(Origin origin, int cycles) {}
