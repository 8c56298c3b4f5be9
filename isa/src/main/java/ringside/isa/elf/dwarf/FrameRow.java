package ringside.isa.elf.dwarf;

import java.util.Map;

/**
 * Where a function's caller is to be found at one of its instructions. The canonical frame address
 * is what the stack pointer was before the call.
 *
 * @param base register from which it is counted
 * @param offset bytes from that register's value to it
 * @param back number of the register that holds where the function returns to
 * @param saved of registers that were put on the stack, the offset from that address; of others
 *     nothing is said
 * @param lost whether the function returns to nobody
 */
public record FrameRow(int base, int offset, int back, Map<Integer, Integer> saved, boolean lost) {
  public FrameRow {
    saved = Map.copyOf(saved);
  }
}
