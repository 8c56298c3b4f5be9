package ringside.lab.adapter;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.debugger.panel.Standpoint;
import ringside.lab.look.PageTableTree;
import ringside.lab.look.TlbContents;
import ringside.lab.report.Numbers;
import ringside.lab.report.PteText;
import ringside.lab.report.Texts;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Pte;

/** What the machine holds: the TLBs, and the page table of a process. */
final class MachineItems {
  private static final int TABLE_SHIFT = 22;

  private final Texts texts;
  private final Standpoint here;

  MachineItems(Texts texts, Standpoint here) {
    this.texts = texts;
    this.here = here;
  }

  /** Each TLB with its valid entries, the one used last first. */
  List<Item> tlbs() {
    return TlbContents.of(here.view().computer()).stream()
        .map(
            tlb ->
                Item.group(
                    tlb.buffer().name(),
                    tlb.rows().size() + "/" + tlb.slots(),
                    () -> tlb.rows().stream().map(this::entry).toList()))
        .toList();
  }

  private Item entry(TlbContents.Row row) {
    String owner = row.pte().global() ? texts.get("look.global") : "asid " + row.asid();
    String size = row.superpage() ? ", 4 MiB" : "";
    String place = texts.get("dap.slot", row.slot());
    String text = translation(row.pte()) + ", " + owner + size + ", " + place;
    return Item.leaf(Numbers.hex(row.page() << PhysicalMemory.FRAME_SHIFT), text);
  }

  private static String translation(Pte pte) {
    return "-> 0x" + Integer.toHexString(pte.frame()) + " " + PteText.letters(pte);
  }

  /** The tables of the process, each with its used entries. */
  List<Item> pageTable() {
    List<Item> tables = new ArrayList<>();
    for (PageTableTree tree : PageTableTree.of(here.view().computer())) {
      boolean own = tree.processes().stream().anyMatch(process -> process.pid() == here.pid());
      for (PageTableTree.Table table : own ? tree.tables() : List.<PageTableTree.Table>of()) {
        int base = table.index() << TABLE_SHIFT;
        tables.add(
            Item.group(
                Numbers.hex(base),
                texts.get("dap.table", Integer.toHexString(table.frame())),
                () -> table.runs().stream().map(run -> run(base, run)).toList()));
      }
    }
    return tables;
  }

  private Item run(int base, PageTableTree.Run run) {
    int address = base + (run.first() << PhysicalMemory.FRAME_SHIFT);
    String count = run.count() == 1 ? "" : ", " + texts.get("dap.pages", run.count());
    return Item.leaf(Numbers.hex(address), translation(run.pte()) + count);
  }
}
