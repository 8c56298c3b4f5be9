package ringside.lab.figure.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.lab.figure.Axes;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.LinearScale;
import ringside.lab.figure.Svg;
import ringside.lab.record.TlbFlush;
import ringside.lab.record.TlbStay;
import ringside.lab.report.Numbers;
import ringside.lab.report.PteText;
import ringside.lab.report.Texts;
import ringside.mmu.replacement.Departure;

/** A row a slot, time to the right, flushes from top to bottom; at the right what is there now. */
final class TlbDrawing {
  private static final double LEFT = 34;
  private static final double END = 630;
  private static final int TOP = 22;
  private static final double ROW = 16;
  private static final double BAR = 14;
  private static final int AXIS = 36;
  private static final int TICKS = 6;
  private static final double LEGEND = 18;
  private static final int KEYS_A_ROW = 4;

  /** Slots that are drawn; the table has all. */
  private static final int MOST = 48;

  private final Texts texts;
  private final TlbScene scene;
  private final TlbScene.One tlb;
  private final TlbWords words;
  private final List<Integer> slots;
  private final LinearScale scale;

  TlbDrawing(Texts texts, TlbScene scene, TlbScene.One tlb) {
    this.texts = texts;
    this.scene = scene;
    this.tlb = tlb;
    this.words = new TlbWords(texts, scene);
    List<Integer> used = tlb.usedSlots();
    this.slots = used.subList(0, Math.min(MOST, used.size()));
    this.scale = new LinearScale(tlb.begin(), scene.cycle(), LEFT, END, TICKS);
  }

  private double bottom() {
    return TOP + slots.size() * ROW;
  }

  Svg draw(String id, String title, String description) {
    int keys = scene.names().size() / KEYS_A_ROW + 2;
    int height = (int) (bottom() + AXIS + keys * LEGEND);
    Svg svg = new Svg(id + "-time", height, title, description);
    Axes.below(svg, scale, bottom(), TOP, texts.get("head.cycles"));
    head(svg);
    for (int i = 0; i < slots.size(); i++) {
      slot(svg, slots.get(i), TOP + i * ROW);
    }
    flushes(svg);
    keys(svg, bottom() + AXIS + LEGEND - 6);
    return svg;
  }

  private double x(long cycle) {
    return scale.at((double) Math.max(scale.from(), Math.min(scale.to(), cycle)));
  }

  private void slot(Svg svg, int slot, double y) {
    svg.text("t tiny right", LEFT - 6, y + 11, String.valueOf(slot));
    List<Integer> own = new ArrayList<>();
    for (int i = 0; i < tlb.stays().size(); i++) {
      if (tlb.stays().get(i).slot() == slot) {
        own.add(i);
      }
    }
    for (int i = 0; i < own.size(); i++) {
      TlbStay stay = tlb.stays().get(own.get(i));
      boolean last = i + 1 == own.size();
      long next = last ? scene.cycle() : tlb.stays().get(own.get(i + 1)).from();
      if (next >= scale.from()) {
        stay(svg, own.get(i), stay, next, y);
      }
      if (stay.to() == TlbStay.STAYS) {
        now(svg, stay, y);
      }
    }
  }

  private void stay(Svg svg, int number, TlbStay stay, long next, double y) {
    double from = x(stay.from());
    double to = x(stay.to());
    double dead = x(next);
    svg.beginMark(words.all(stay), TlbFigure.row(tlb, number));
    if (to > from) {
      svg.rect("frame " + scene.style(stay), from, y, to - from, BAR);
      String letter = scene.letter(stay);
      String both = letter + " " + TlbWords.page(stay);
      String label = Lettering.first(to - from - 2, both, letter);
      svg.text("t letter mid", (from + to) / 2, y + 10.5, label);
    }
    if (dead > to) {
      svg.rect("frame dead", to, y, dead - to, BAR);
      svg.text("t letter mid", (to + dead) / 2, y + 10.5, reason(stay, dead - to - 4));
    }
    svg.end();
  }

  private String reason(TlbStay stay, double room) {
    boolean bySwitch = Departure.isSwitchFlush(stay.departure());
    String letter = bySwitch ? "s" : "f";
    return Lettering.first(room, words.why(stay), letter);
  }

  private void flushes(Svg svg) {
    Set<Integer> effective = tlb.fences();
    double free = LEFT;
    for (TlbFlush flush : scene.flushes()) {
      boolean seen = flush.bySwitch() || effective.contains(flush.number());
      if (!seen || flush.cycle() < scale.from()) {
        continue;
      }
      double x = x(flush.cycle());
      svg.line(flush.bySwitch() ? "flush" : "flush interrupt", x, TOP - 4, x, bottom());
      String number = "#" + Numbers.grouped(flush.switchNumber());
      if (flush.switchNumber() > 0 && x >= free && x + Lettering.width(number) < END) {
        svg.text("t tiny", x, TOP - 7, number);
        free = x + Lettering.width(number) + 4;
      }
    }
  }

  private void head(Svg svg) {
    String[] heads = {
      texts.get("look.head.page"),
      texts.get("look.head.permissions"),
      texts.get("look.head.frame"),
      "asid",
      texts.get("look.head.age"),
      texts.get("look.head.owner")
    };
    for (int i = 0; i < heads.length; i++) {
      svg.text("t tiny", column(i), TOP - 7, Lettering.fit(heads[i], column(i + 1) - column(i)));
    }
  }

  /** Where the columns of the table of the moment begin. */
  private static double column(int number) {
    double[] columns = {638, 710, 762, 818, 850, 882, Svg.WIDTH};
    return columns[number];
  }

  private void now(Svg svg, TlbStay stay, double y) {
    String[] cells = {
      TlbWords.page(stay),
      PteText.letters(stay.pte()),
      "0x" + Integer.toHexString(stay.pte().frame()),
      stay.pte().global() ? "-" : String.valueOf(stay.asid()),
      String.valueOf(tlb.ages().getOrDefault(stay.slot(), 0)),
      scene.letter(stay) + " " + (TlbScene.isKernel(stay) ? "" : words.owner(stay))
    };
    for (int i = 0; i < cells.length; i++) {
      boolean last = i == cells.length - 1;
      String cell = last ? Lettering.fit(cells[i], Svg.WIDTH - column(i)) : cells[i];
      svg.text(last ? "t tiny" : "t tiny mono", column(i), y + 11, cell);
    }
  }

  private void keys(Svg svg, double top) {
    double room = (double) Svg.WIDTH / KEYS_A_ROW;
    key(svg, 4, top, "own-kernel", "k", texts.get("look.global"));
    int index = 0;
    for (Map.Entry<Integer, String> name : scene.names().entrySet()) {
      int place = index + 1;
      double x = 4 + place % KEYS_A_ROW * room;
      double y = top + Math.floorDiv(place, KEYS_A_ROW) * LEGEND;
      String words = Lettering.fit(texts.get("look.process", name.getValue()), room - 26);
      key(svg, x, y, Ink.style(index), Ink.letter(index), words);
      index++;
    }
    double y = top + (Math.floorDiv(index, KEYS_A_ROW) + 1) * LEGEND;
    svg.text("t small", 4, y, texts.get("figure.tlb.legend"));
  }

  private static void key(Svg svg, double x, double y, String style, String letter, String words) {
    svg.rect("frame " + style, x, y - 11, BAR, BAR);
    svg.text("t letter mid", x + BAR / 2, y - 0.5, letter);
    svg.text("t small", x + 20, y, words);
  }
}
