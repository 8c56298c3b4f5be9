package ringside.lab.report;

import java.io.PrintStream;
import java.util.List;
import ringside.kernel.Computer;
import ringside.lab.look.Space;
import ringside.lab.look.TlbContents;
import ringside.mmu.sv32.Pte;

/** Every valid entry of each TLB. */
final class TlbText {
  private final Texts texts;
  private final Computer computer;
  private final PrintStream out;

  TlbText(Texts texts, Computer computer, PrintStream out) {
    this.texts = texts;
    this.computer = computer;
    this.out = out;
  }

  void print(List<TlbContents> tlbs) {
    for (TlbContents tlb : tlbs) {
      String name = texts.get("buffer." + tlb.buffer().name());
      out.println(texts.get("look.tlb.one", name, tlb.rows().size(), tlb.slots()));
      table(tlb).lines(Paragraph.COLUMNS).forEach(out::println);
    }
  }

  private TextTable table(TlbContents tlb) {
    List<Space> spaces = Space.all(computer);
    TextTable table =
        new TextTable(
            5,
            texts.get("look.head.page"),
            texts.get("look.head.owner"),
            texts.get("look.head.permissions"),
            texts.get("look.head.frame"),
            texts.get("look.head.filler"),
            "asid",
            texts.get("look.head.slot"),
            texts.get("look.head.age"));
    for (TlbContents.Row row : tlb.rows()) {
      table.row(
          page(row),
          owner(row, spaces),
          PteText.letters(row.pte()),
          "0x" + Integer.toHexString(row.pte().frame()),
          row.tid() == 0 ? texts.get("look.boot") : "tid " + row.tid(),
          row.pte().global() ? "-" : String.valueOf(row.asid()),
          String.valueOf(row.slot()),
          String.valueOf(row.age()));
    }
    return table;
  }

  private String page(TlbContents.Row row) {
    int page = row.superpage() ? row.page() & -1 << Pte.FRAME_SHIFT : row.page();
    return "0x" + Numbers.digits(page).substring(3) + (row.superpage() ? " 4 MiB" : "");
  }

  private String owner(TlbContents.Row row, List<Space> spaces) {
    return row.pte().global()
        ? texts.get("look.global")
        : spaces.stream()
            .filter(space -> space.memory().serial() == row.space())
            .findFirst()
            .map(space -> ProcessNames.of(space.processes().get(0)))
            .orElse(texts.get("look.gone"));
  }
}
