package ringside.lab.debug;

/**
 * Where the kernel has copied something from.
 *
 * @param physical address of its first byte
 * @param before what had been written there before this cycle
 */
public record Copy(int physical, long before) {}
