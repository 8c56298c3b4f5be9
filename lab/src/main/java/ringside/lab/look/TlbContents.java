package ringside.lab.look;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.Mmu;
import ringside.mmu.sv32.Pte;
import ringside.mmu.tlb.Tlb;

/**
 * What a TLB holds.
 *
 * @param buffer which
 * @param slots entries that it has room for
 * @param rows its valid entries, the one used last first
 */
public record TlbContents(Buffer buffer, int slots, List<Row> rows) {
  /**
   * A valid entry.
   *
   * @param slot where it is, from 0; sets stand one after another
   * @param page virtual page number; of a superpage any page in it
   * @param superpage whether it translates 4 MiB
   * @param asid address-space identifier; always 0 where there are none
   * @param space serial number of the address space, 0 where it is global
   * @param pte its leaf entry
   * @param tid of the thread that filled it; 0 for the boot
   * @param age how many entries of this TLB have been used since, from 0
   */
  public record Row(
      int slot, int page, boolean superpage, int asid, long space, Pte pte, int tid, int age) {}

  /** The TLBs of a computer's hart: instructions, data, second level if there is one. */
  public static List<TlbContents> of(Computer computer) {
    Mmu mmu = computer.hart().mmu();
    List<TlbContents> all = new ArrayList<>();
    all.add(of(Buffer.ITLB, mmu.itlb()));
    all.add(of(Buffer.DTLB, mmu.dtlb()));
    @Nullable Tlb second = mmu.secondTlb();
    if (second != null) {
      all.add(of(Buffer.SECOND_TLB, second));
    }
    return all;
  }

  private static TlbContents of(Buffer buffer, Tlb tlb) {
    List<Integer> slots =
        IntStream.range(0, tlb.entries())
            .filter(slot -> tlb.page(slot) >= 0)
            .boxed()
            .sorted(Comparator.comparing((Integer slot) -> tlb.recency.used[slot]).reversed())
            .toList();
    List<Row> rows = new ArrayList<>();
    for (int slot : slots) {
      rows.add(
          new Row(
              slot,
              tlb.page(slot),
              tlb.isSuperpage(slot),
              tlb.asid(slot),
              tlb.space(slot),
              tlb.pte(slot),
              tlb.filledBy(slot),
              rows.size()));
    }
    return new TlbContents(buffer, tlb.entries(), rows);
  }
}
