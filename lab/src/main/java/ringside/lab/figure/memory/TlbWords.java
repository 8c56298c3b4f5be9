package ringside.lab.figure.memory;

import ringside.lab.record.TlbFlush;
import ringside.lab.record.TlbStay;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;
import ringside.mmu.replacement.Departure;

/** Entries of TLBs in words. */
record TlbWords(Texts texts, TlbScene scene) {
  private static final int PAGES = 1023;

  /** The page that is translated, as in {@code 0x00012}. */
  static String page(TlbStay stay) {
    int page = stay.superpage() ? stay.page() & ~PAGES : stay.page();
    return "0x" + Numbers.digits(page).substring(3) + (stay.superpage() ? " 4M" : "");
  }

  /** Whose it is. */
  String owner(TlbStay stay) {
    return TlbScene.isKernel(stay)
        ? texts.get("look.global")
        : scene.names().getOrDefault(stay.pid(), String.valueOf(stay.pid()));
  }

  /** Why it went; that it is there where it has not gone. */
  String why(TlbStay stay) {
    if (stay.to() == TlbStay.STAYS) {
      return texts.get("figure.tlb.there");
    }
    long departure = stay.departure();
    if (Departure.isEviction(departure)) {
      String page = "0x" + Numbers.digits(Departure.address(departure) >>> 12).substring(3);
      return texts.get("figure.tlb.evicted", Departure.tid(departure), page);
    }
    if (!Departure.isSwitchFlush(departure)) {
      return texts.get("figure.tlb.fence");
    }
    long number = switchOf(Departure.fence(departure));
    return number == 0
        ? texts.get("figure.tlb.base")
        : texts.get("figure.tlb.switch", Numbers.grouped(number));
  }

  /** Number of the switch that a flush was for; 0 where none is known. */
  private long switchOf(long fence) {
    for (TlbFlush flush : scene.flushes()) {
      if (flush.number() == fence) {
        return flush.switchNumber();
      }
    }
    return 0;
  }

  /** All of an entry. */
  String all(TlbStay stay) {
    return texts.get(
        "figure.tlb.stay",
        stay.slot(),
        page(stay),
        owner(stay),
        Numbers.grouped(stay.from()),
        why(stay),
        end(stay));
  }

  /** The cycle at which it went, or a dash. */
  static String end(TlbStay stay) {
    return stay.to() == TlbStay.STAYS ? "-" : Numbers.grouped(stay.to());
  }
}
