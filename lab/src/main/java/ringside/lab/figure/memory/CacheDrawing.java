package ringside.lab.figure.memory;

import java.util.List;
import java.util.Map;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.Svg;
import ringside.lab.look.CacheContents;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;
import ringside.mmu.cache.Cache;

/**
 * Sets from left to right. Where there is room, a cell a line: above whose it is, below whose line
 * made room for it. Else a bar a run of sets, in parts by owner.
 */
final class CacheDrawing {
  private static final double LEFT = 62;
  private static final double WIDEST = 56;
  private static final double OWNER = 16;
  private static final double VICTIM = 11;
  private static final double CELL = OWNER + VICTIM + 3;
  private static final double BAR = 120;
  private static final int TOP = 4;
  private static final double AXIS = 18;
  private static final double LEGEND = 18;
  private static final double DOT = 4;
  private static final int KEYS_A_ROW = 4;

  private final Texts texts;
  private final CacheScene scene;
  private final CacheColumns columns;
  private final CacheContents cache;
  private final List<Integer> tids;
  private final double width;

  CacheDrawing(Texts texts, CacheScene scene, CacheColumns columns) {
    this.texts = texts;
    this.scene = scene;
    this.columns = columns;
    this.cache = columns.cache();
    this.tids = List.copyOf(scene.names().keySet());
    this.width = Math.min(WIDEST, (Svg.WIDTH - LEFT - 4) / columns.columns().size());
  }

  private double body() {
    return columns.showsLines() ? cache.ways() * CELL : BAR;
  }

  Svg draw(String id, String title, String description) {
    int keys = (tids.size() + KEYS_A_ROW - 1) / KEYS_A_ROW + 1;
    int height = (int) (TOP + body() + AXIS + keys * LEGEND);
    Svg svg = new Svg(id + "-sets", height, title, description);
    if (columns.showsLines()) {
      ways(svg);
    }
    for (int tid : tids) {
      owner(svg, tid);
    }
    axis(svg, TOP + body() + 13);
    keys(svg, TOP + body() + AXIS + LEGEND - 4);
    return svg;
  }

  private double x(int column) {
    return LEFT + column * width;
  }

  private void ways(Svg svg) {
    for (int way = 0; way < cache.ways(); way++) {
      double y = TOP + way * CELL;
      svg.text("t small right", LEFT - 6, y + 13, texts.get("figure.cache.way", way));
      svg.rect("frame untouched", LEFT, y, columns.columns().size() * width, OWNER + VICTIM);
    }
  }

  private void owner(Svg svg, int tid) {
    List<CacheContents.Row> own = cache.rows().stream().filter(row -> row.tid() == tid).toList();
    if (own.isEmpty()) {
      return;
    }
    String name = scene.names().getOrDefault(tid, "");
    String label = texts.get("figure.cache.lines", name, Numbers.grouped(own.size()));
    svg.beginMark(label, CacheFigure.row(cache, tid));
    if (columns.showsLines()) {
      own.forEach(row -> line(svg, row));
    } else {
      for (int i = 0; i < columns.columns().size(); i++) {
        part(svg, tid, i);
      }
    }
    svg.end();
  }

  private void line(Svg svg, CacheContents.Row row) {
    double x = x(row.set());
    double y = TOP + row.way() * CELL;
    svg.rect("frame " + scene.style(row.tid()), x, y, width, OWNER);
    svg.text("t letter mid", x + width / 2, y + 12, scene.letter(row.tid()));
    if (row.dirty()) {
      svg.rect("dirty", x + width - DOT, y, DOT, DOT);
    }
    if (row.droveOut() != Cache.NOBODY) {
      svg.rect("frame " + scene.style(row.droveOut()), x, y + OWNER, width, VICTIM);
      svg.text("t letter mid", x + width / 2, y + OWNER + 9, scene.letter(row.droveOut()));
    }
  }

  /** One owner's part of a bar, above those of the threads before it. */
  private void part(Svg svg, int tid, int column) {
    Map<Integer, Long> owners = columns.owners(column);
    long before =
        owners.entrySet().stream()
            .filter(entry -> entry.getKey() < tid)
            .mapToLong(Map.Entry::getValue)
            .sum();
    double scale = BAR / columns.room();
    double height = owners.getOrDefault(tid, 0L) * scale;
    if (height > 0) {
      double y = TOP + BAR - before * scale - height;
      svg.rect("frame " + scene.style(tid), x(column), y, width - 1, height);
      if (height > VICTIM) {
        svg.text("t letter mid", x(column) + width / 2, y + height / 2 + 4, scene.letter(tid));
      }
    }
  }

  private void axis(Svg svg, double y) {
    svg.text("t small right", LEFT - 6, y, texts.get("look.head.set"));
    if (!columns.showsLines()) {
      svg.line("axis", LEFT, TOP + BAR, x(columns.columns().size()), TOP + BAR);
      svg.line("grid", LEFT, TOP, x(columns.columns().size()), TOP);
      String full = Numbers.grouped(columns.room());
      svg.text("t small right", LEFT - 6, TOP + 8, full);
      svg.text("t small right", LEFT - 6, TOP + 20, texts.get("look.head.lines"));
      svg.text("t small right", LEFT - 6, TOP + BAR, "0");
    }
    int step = columns.setsEach() == 1 ? 4 : 8;
    for (int i = 0; i < columns.columns().size(); i += step) {
      svg.text("t small", x(i) + 2, y, columns.sets(i));
    }
  }

  private void keys(Svg svg, double top) {
    double room = (double) Svg.WIDTH / KEYS_A_ROW;
    for (int i = 0; i < tids.size(); i++) {
      int tid = tids.get(i);
      double x = 4 + i % KEYS_A_ROW * room;
      double y = top + Math.floorDiv(i, KEYS_A_ROW) * LEGEND;
      svg.rect("frame " + scene.style(tid), x, y - 11, 14, 14);
      svg.text("t letter mid", x + 7, y, scene.letter(tid));
      String name = scene.names().getOrDefault(tid, "");
      svg.text("t small", x + 20, y, Lettering.fit(name, room - 26));
    }
    double y = top + Math.floorDiv(tids.size() + KEYS_A_ROW - 1, KEYS_A_ROW) * LEGEND;
    String key = columns.showsLines() ? "figure.cache.legend" : "figure.cache.folded";
    svg.text("t small", 4, y, texts.get(key, columns.setsEach()));
  }
}
