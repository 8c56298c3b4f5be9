package ringside.lab.figure.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.look.CacheContents;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;
import ringside.mmu.cache.Cache;

/** Whose lines the caches hold, and whose lines made room for them. */
public final class CacheFigure implements Figure {
  private static final String ID = "cache";
  private static final int NAME = 34;

  private final Texts texts;
  private final CacheScene scene;
  private final List<CacheColumns> caches;

  /** A figure of a moment. */
  public CacheFigure(Texts texts, CacheScene scene) {
    this.texts = texts;
    this.scene = scene;
    this.caches = scene.caches().stream().map(CacheColumns::of).toList();
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String question() {
    return texts.get("figure.cache.question");
  }

  @Override
  public String summary() {
    String full =
        caches.stream().map(columns -> full(columns.cache())).collect(Collectors.joining(" "));
    return texts.get("figure.cache.summary", Numbers.grouped(scene.cycle()), full);
  }

  private String full(CacheContents cache) {
    long others = cache.rows().stream().filter(CacheFigure::droveOutAnother).count();
    return texts.get(
        "figure.cache.full",
        name(cache),
        Numbers.grouped(cache.rows().size()),
        Numbers.grouped((long) cache.sets() * cache.ways()),
        Numbers.grouped(others));
  }

  /** Whether a line made another thread's go. */
  private static boolean droveOutAnother(CacheContents.Row row) {
    return row.droveOut() != Cache.NOBODY && row.droveOut() != row.tid();
  }

  private String name(CacheContents cache) {
    return texts.get("buffer." + cache.buffer().name());
  }

  private static String key(CacheContents cache) {
    return ID + "-" + cache.buffer().name().toLowerCase(Locale.ROOT);
  }

  /** Id of the row of a thread's lines in a cache. */
  static String row(CacheContents cache, int tid) {
    return key(cache) + "-tid-" + tid;
  }

  @Override
  public List<Drawing> drawings() {
    return caches.stream()
        .map(
            columns -> {
              CacheContents cache = columns.cache();
              CacheDrawing drawing = new CacheDrawing(texts, scene, columns);
              String title =
                  texts.get(
                      "look.cache.one",
                      name(cache),
                      cache.sets(),
                      cache.ways(),
                      Numbers.grouped(cache.rows().size()));
              return new Drawing(
                  title, drawing.draw(key(cache), title, full(cache)).finished(), false);
            })
        .toList();
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    for (CacheColumns columns : caches) {
      CacheContents cache = columns.cache();
      for (int tid : CacheColumns.count(cache.rows()).keySet()) {
        List<CacheContents.Row> own =
            cache.rows().stream().filter(line -> line.tid() == tid).toList();
        String name = scene.letter(tid) + " " + scene.names().getOrDefault(tid, "");
        String all = texts.get("head.all");
        rows.add(new FigureTable.Row(row(cache, tid), cells(cache, all, name, own)));
      }
    }
    for (CacheColumns columns : caches) {
      for (int i = 0; i < columns.columns().size(); i++) {
        String who = words(columns.owners(i));
        List<CacheContents.Row> lines = columns.columns().get(i);
        rows.add(new FigureTable.Row("", cells(columns.cache(), columns.sets(i), who, lines)));
      }
    }
    return new FigureTable(
        4,
        List.of(
            texts.get("head.buffer"),
            texts.get("look.head.set"),
            texts.get("look.head.filler"),
            texts.get("figure.cache.victims"),
            texts.get("look.head.lines"),
            texts.get("look.head.dirty")),
        rows);
  }

  private List<String> cells(
      CacheContents cache, String sets, String who, List<CacheContents.Row> lines) {
    Map<Integer, Long> victims = new TreeMap<>();
    lines.stream()
        .filter(line -> line.droveOut() != Cache.NOBODY)
        .forEach(line -> victims.merge(line.droveOut(), 1L, Long::sum));
    return List.of(
        name(cache),
        sets,
        who,
        words(victims),
        Numbers.grouped(lines.size()),
        Numbers.grouped(lines.stream().filter(CacheContents.Row::dirty).count()));
  }

  /** As in {@code A 3, b 1}. */
  private String words(Map<Integer, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> scene.letter(entry.getKey()) + " " + Numbers.grouped(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** A letter a line, a row a way; where sets share a column, whose most of their lines are. */
  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    for (CacheColumns columns : caches) {
      String name = "  " + name(columns.cache());
      if (!columns.showsLines()) {
        lines.add(name);
        lines.add(" ".repeat(NAME) + mostly(columns));
        continue;
      }
      lines.add(name);
      for (int way = 0; way < columns.cache().ways(); way++) {
        lines.add(" ".repeat(NAME) + letters(columns, way));
      }
    }
    scene.names().forEach((tid, name) -> lines.add("  " + scene.letter(tid) + " " + name));
    return lines;
  }

  private String letters(CacheColumns columns, int way) {
    StringBuilder letters = new StringBuilder(".".repeat(columns.columns().size()));
    for (CacheContents.Row row : columns.cache().rows()) {
      if (row.way() == way) {
        letters.setCharAt(row.set(), scene.letter(row.tid()).charAt(0));
      }
    }
    return letters.toString();
  }

  private String mostly(CacheColumns columns) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < columns.columns().size(); i++) {
      letters.append(
          columns.owners(i).entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .map(most -> scene.letter(most.getKey()))
              .orElse("."));
    }
    return letters.toString();
  }
}
